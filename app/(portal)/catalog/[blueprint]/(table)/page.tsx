import { Plus } from 'lucide-react';
import { CatalogTable } from '#components/entity-table/catalog-table.tsx';
import { Page } from '#components/shell/page.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { canSome } from '#lib/access/ability.ts';
import { defaultColumns } from '#lib/blueprints/default-columns.ts';
import { headingOf, nounOf, pluralOf } from '#lib/blueprints/noun.ts';
import { getBlueprint } from '#lib/blueprints/server/get-blueprint.ts';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import type { Address } from '#lib/web/address.ts';
import { orNotFound } from '#lib/web/or-not-found.ts';
import { pageContext } from '#lib/web/page-context.ts';
import { firstRows } from './first-rows.ts';

interface Props {
  params: Promise<{ blueprint: string }>;
  searchParams: Promise<Address>;
}

export default async function CatalogPage({ params, searchParams }: Props) {
  const ctx = await pageContext();
  const identifier = decodeURIComponent((await params).blueprint);
  const { document } = await orNotFound(getBlueprint(ctx, { identifier }));
  const columns = toColumns(document);
  const mayCreate = canSome(ctx.ability, 'create', 'Entity');
  const register = (
    <ButtonLink variant="primary" href={`/register/${encodeURIComponent(identifier)}`}>
      <Plus aria-hidden size={14} />
      <span className="truncate max-md:sr-only">Register {nounOf(document)}</span>
    </ButtonLink>
  );
  return (
    <Page crumbs={[{ label: 'Catalog', href: '/catalog' }, { label: headingOf(document) }]}>
      <CatalogTable
        blueprint={identifier}
        heading={headingOf(document)}
        description={typeof document.description === 'string' ? document.description : undefined}
        register={mayCreate ? register : undefined}
        mayDelete={canSome(ctx.ability, 'delete', 'Entity') && identifier !== '_user'}
        noun={pluralOf(document)}
        columns={columns}
        defaultColumns={defaultColumns(columns)}
        first={await firstRows(ctx, identifier, columns, await searchParams)}
        empty={
          <>
            <p>No {pluralOf(document)} yet. Register the first one, or send it to the API.</p>
            {mayCreate ? register : null}
          </>
        }
      />
    </Page>
  );
}
