import * as actions from '#app/(portal)/settings/server-actions.ts';
import { PolicyList } from '#components/settings/policy-list.tsx';
import { policySentence } from '#lib/access/policy-sentence.ts';
import { listPolicies } from '#lib/access/server/list-policies.ts';
import { pageContext } from '#lib/web/page-context.ts';
import { SettingsPage } from '../settings-page.tsx';

const ROLES = [
  ['Admin', 'may do everything, but approves only where named as approver, and never the own request.'],
  [
    'Moderator of a blueprint',
    'may change all entities of it, its document, and its actions with their permissions; not make, rename or delete it.',
  ],
  ['Member', 'may read, run the actions that are open to them, and change what their teams own.'],
] as const;

export default function PoliciesPage() {
  return (
    <SettingsPage
      section="Roles & policies"
      description="What roles allow, and the rules that add to it or take from it."
    >
      <dl className="grid max-w-[72ch] gap-1.5">
        {ROLES.map(([role, words]) => (
          <div key={role}>
            <dt className="inline font-medium">{role}</dt> <dd className="inline text-ink-2">{words}</dd>
          </div>
        ))}
      </dl>
      <Policies />
    </SettingsPage>
  );
}

async function Policies() {
  const policies = await listPolicies(await pageContext());
  return (
    <PolicyList
      policies={policies.map(({ id, document }) => ({
        id,
        title: document.title,
        sentence: policySentence(document),
        text: JSON.stringify(document, null, 2),
      }))}
      save={actions.savePolicy}
      remove={actions.deletePolicy}
    />
  );
}
