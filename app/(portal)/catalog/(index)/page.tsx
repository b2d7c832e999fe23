import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { EntityCount } from '#components/shell/entity-count.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { canAll } from '#lib/access/ability.ts';
import { headingOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function CatalogIndexPage() {
  const ctx = await pageContext();
  const blueprints = (await listBlueprints(ctx)).toSorted((left, right) =>
    headingOf(left.document).localeCompare(headingOf(right.document)),
  );
  const define = canAll(ctx.ability, 'create', 'Blueprint') ? (
    <ButtonLink href="/builder/new/blueprint">Define a blueprint</ButtonLink>
  ) : undefined;
  return (
    <Page crumbs={[{ label: 'Catalog' }]}>
      <PageBody label="Catalog">
        <PageHeader
          title="Catalog"
          description="Everything the organisation runs, by kind."
          actions={define}
          className="mb-5"
        />
        {blueprints.length === 0 ? (
          <EmptyState action={define}>No blueprints yet. The first one makes the first table.</EmptyState>
        ) : (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-3">
            {blueprints.map(({ identifier, document }) => (
              <li key={identifier}>
                <Link
                  href={`/catalog/${encodeURIComponent(identifier)}`}
                  className="flex h-full items-start gap-3 rounded-3 bg-surface p-4 shadow-1 hover:shadow-2"
                >
                  <BlueprintIcon icon={document.icon} size={20} className="mt-0.5 text-accent" />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate text-md font-strong">{headingOf(document)}</span>
                    {document.description ? (
                      <span className="line-clamp-2 text-ink-2">{String(document.description)}</span>
                    ) : null}
                  </span>
                  <span className="text-ink-3">
                    <EntityCount blueprint={identifier} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </PageBody>
    </Page>
  );
}
