import { checkWorkflow, saveNewAction } from '#app/(portal)/actions/server-actions.ts';
import { ActionEditor } from '#components/builder/action-editor.tsx';
import { categoriesOf } from '#components/builder/categories.ts';
import { Page } from '#components/shell/page.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { listTeams } from '#lib/access/server/list-teams.ts';
import { actionSchema } from '#lib/actions/action-schema.ts';
import { defaultPermissions } from '#lib/actions/permissions.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { asPlainJson } from '#lib/schema/as-plain-json.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function NewActionPage() {
  const ctx = await pageContext();
  const [actions, blueprints, teams] = await Promise.all([
    listActions(ctx),
    listBlueprints(ctx),
    listTeams(ctx),
  ]);
  return (
    <Page crumbs={[{ label: 'Actions', href: '/actions' }, { label: 'New action' }]}>
      <PageHeader title="New action" className="px-6 pb-3 max-md:px-4" />
      <ActionEditor
        document={{
          identifier: '',
          title: '',
          trigger: {
            type: 'self-service',
            operation: 'CREATE',
            userInputs: { properties: {}, required: [] },
          },
          invocationMethod: { type: 'GITHUB', org: '', repo: '', workflow: '', workflowInputs: {} },
          requiredApproval: false,
        }}
        permissions={defaultPermissions()}
        blueprints={blueprints.map(({ identifier, document }) => ({ identifier, title: titleOf(document) }))}
        teams={teams.map(({ identifier, title }) => ({ identifier, title }))}
        categories={categoriesOf(actions)}
        schema={asPlainJson(actionSchema)}
        save={saveNewAction}
        checkWorkflow={checkWorkflow}
      />
    </Page>
  );
}
