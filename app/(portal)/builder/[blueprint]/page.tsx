import { deleteBlueprint, saveBlueprint } from '#app/(portal)/builder/server-actions.ts';
import { BlueprintEditor } from '#components/builder/blueprint-editor.tsx';
import { VersionsButton } from '#components/builder/versions/versions-button.tsx';
import { DeleteButton } from '#components/query/delete-button.tsx';
import { Page } from '#components/shell/page.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { can } from '#lib/access/ability.ts';
import { blueprintDocumentSchema } from '#lib/blueprints/blueprint-document.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { asPlainJson } from '#lib/schema/as-plain-json.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { pageContext } from '#lib/web/page-context.ts';

interface Props {
  params: Promise<{ blueprint: string }>;
  searchParams: Promise<{ view?: string }>;
}

export default async function EditBlueprintPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const identifier = decodeURIComponent((await params).blueprint);
  const { view: shown } = await searchParams;
  const [view, blueprints] = await Promise.all([
    orNotFound(getBlueprint(ctx, { identifier })),
    listBlueprints(ctx),
  ]);
  return (
    <Page crumbs={[{ label: 'Builder', href: '/builder' }, { label: titleOf(view.document) }]}>
      <PageHeader
        className="px-6 pb-3 max-md:px-4"
        title={titleOf(view.document)}
        count={`version ${view.version}`}
        actions={
          <>
            <VersionsButton
              of={{
                path: `/v1/blueprints/${encodeURIComponent(identifier)}`,
                noun: 'blueprint',
                title: titleOf(view.document),
                version: view.version,
                document: view.document,
              }}
            />
            <ButtonLink variant="quiet" href={`/builder?blueprint=${encodeURIComponent(identifier)}`}>
              Show in graph
            </ButtonLink>
            <ButtonLink variant="quiet" href={`/catalog/${encodeURIComponent(identifier)}`}>
              Open table
            </ButtonLink>
            {can(ctx.ability, 'delete', 'Blueprint', { identifier }) ? (
              <DeleteButton
                title={titleOf(view.document)}
                consequence="Its table, pages and forms go. A blueprint with entities, or that others lead to, is not deleted."
                confirmLabel="Delete blueprint"
                remove={deleteBlueprint}
                input={{ identifier }}
                next="/builder"
              />
            ) : null}
          </>
        }
      />
      {can(ctx.ability, 'update', 'Blueprint', { identifier }) ? null : (
        <NoPermission className="px-6 pt-0 max-md:px-4">
          Only Admins and its moderators change this blueprint. You may look at it.
        </NoPermission>
      )}
      <BlueprintEditor
        key={identifier}
        identifier={identifier}
        version={view.version}
        document={view.document}
        blueprints={blueprints.map((one) => ({ identifier: one.identifier, title: titleOf(one.document) }))}
        schema={asPlainJson(blueprintDocumentSchema)}
        save={saveBlueprint}
        view={shown === 'json' ? 'json' : undefined}
      />
    </Page>
  );
}
