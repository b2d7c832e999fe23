import { ActionHub } from '#components/self-service/action-hub.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { canAll } from '#lib/access/ability.ts';
import { operationWords } from '#lib/actions/operation-words.ts';
import { listActionStatistics } from '#lib/actions/server/list-action-statistics.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { nounOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function SelfServicePage() {
  const ctx = await pageContext();
  const [actions, blueprints, statistics] = await Promise.all([
    listActions(ctx, { triggerType: 'self-service' }),
    listBlueprints(ctx),
    listActionStatistics(ctx),
  ]);
  const titles = new Map(blueprints.map(({ identifier, document }) => [identifier, document.title]));
  const experience = new Map(statistics.map((figures) => [figures.action, figures]));
  const nouns = new Map(blueprints.map(({ identifier, document }) => [identifier, nounOf(document)]));
  const define = canAll(ctx.ability, 'create', 'Action') ? (
    <ButtonLink href="/actions/new/action">Define an action</ButtonLink>
  ) : undefined;
  return (
    <Page crumbs={[{ label: 'Self-service' }]}>
      <PageBody label="Self-service">
        <PageHeader
          title="Self-service"
          description="Fill in a form, and the organisation’s own workflow does the rest."
          actions={define}
          className="mb-4"
        />
        <ActionHub
          actions={actions.map(({ identifier, document, can }) => ({
            identifier,
            title: document.title || identifier,
            description: document.description ?? null,
            icon: document.icon ?? null,
            effect: operationWords(
              document.trigger.operation,
              nouns.get(document.trigger.blueprintIdentifier ?? ''),
            ),
            category:
              document.category?.trim() || titles.get(document.trigger.blueprintIdentifier ?? '') || 'Other',
            experience: experience.get(identifier),
            needsApproval: Boolean(document.requiredApproval),
            mayExecute: can.execute,
          }))}
        />
      </PageBody>
    </Page>
  );
}
