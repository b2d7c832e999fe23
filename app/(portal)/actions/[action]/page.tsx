import { checkWorkflow, deleteAction, saveAction } from '#app/(portal)/actions/server-actions.ts';
import { ActionEditor } from '#components/builder/action-editor.tsx';
import { categoriesOf } from '#components/builder/categories.ts';
import { VersionsButton } from '#components/builder/versions/versions-button.tsx';
import { DeleteButton } from '#components/query/delete-button.tsx';
import { Page } from '#components/shell/page.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { can } from '#lib/access/ability.ts';
import { listTeams } from '#lib/access/server/list-teams.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import { actionSchema } from '#lib/actions/action-schema.ts';
import { getAction } from '#lib/actions/server/get-action.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { asPlainJson } from '#lib/schema/as-plain-json.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ action: string }>;
  searchParams: Promise<{ view?: string }>;
}

export default async function EditActionPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const identifier = decodeURIComponent((await params).action);
  const { view: shown } = await searchParams;
  const [view, actions, blueprints, teams] = await Promise.all([
    orNotFound(getAction(ctx, { identifier })),
    listActions(ctx),
    listBlueprints(ctx),
    listTeams(ctx),
  ]);
  const title = view.document.title || identifier;
  return (
    <Page crumbs={[{ label: 'Actions', href: '/actions' }, { label: title }]}>
      <PageHeader
        className="px-6 pb-3 max-md:px-4"
        title={title}
        count={`version ${view.version}`}
        actions={
          <>
            <VersionsButton
              of={{
                path: `/v1/actions/${encodeURIComponent(identifier)}`,
                noun: 'action',
                title,
                version: view.version,
                document: view.document,
              }}
            />
            <ButtonLink variant="quiet" href={`/self-service/${encodeURIComponent(identifier)}`}>
              Open form
            </ButtonLink>
            {can(ctx.ability, 'delete', 'Action', actionAttributes(view)) ? (
              <DeleteButton
                title={title}
                consequence="Nobody can request it any more. Its runs and their history stay."
                confirmLabel="Delete action"
                remove={deleteAction}
                input={{ identifier }}
                next="/actions"
              />
            ) : null}
          </>
        }
      />
      {can(ctx.ability, 'update', 'Action', actionAttributes(view)) ? null : (
        <NoPermission className="px-6 pt-0 max-md:px-4">
          Only Admins, and moderators of its blueprint, change this action. You may look at it.
        </NoPermission>
      )}
      <ActionEditor
        key={identifier}
        identifier={identifier}
        version={view.version}
        document={view.document}
        permissions={view.permissions}
        blueprints={blueprints.map((one) => ({ identifier: one.identifier, title: titleOf(one.document) }))}
        teams={teams.map((team) => ({ identifier: team.identifier, title: team.title }))}
        categories={categoriesOf(actions)}
        schema={asPlainJson(actionSchema)}
        save={saveAction}
        checkWorkflow={checkWorkflow}
        view={shown === 'json' ? 'json' : undefined}
      />
    </Page>
  );
}
