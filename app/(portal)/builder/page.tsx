import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { EntityCount } from '#components/shell/entity-count.tsx';
import { Page } from '#components/shell/page.tsx';
import { PageBody } from '#components/shell/page-body.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { NoPermission } from '#components/ui/no-permission.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { canAll } from '#lib/access/ability.ts';
import { propertiesOf, relationsOf } from '#lib/blueprints/blueprint-model.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { pageContext } from '#lib/web/page-context.ts';

export const metadata: Metadata = { title: 'Builder' };

export default async function BuilderPage() {
  const ctx = await pageContext();
  const mayDefine = canAll(ctx.ability, 'create', 'Blueprint');
  const blueprints = await listBlueprints(ctx);
  const titles = new Map(blueprints.map(({ identifier, document }) => [identifier, titleOf(document)]));
  const define = (
    <ButtonLink variant="primary" href="/builder/new">
      <Plus aria-hidden size={14} /> Define a blueprint
    </ButtonLink>
  );
  return (
    <Page crumbs={[{ label: 'Builder' }]}>
      <PageBody label="Builder">
        <PageHeader
          title="Builder"
          description="Blueprints are the kinds of things the organisation runs. Tables, forms, permissions and the API follow from them."
          actions={mayDefine ? define : undefined}
          className="mb-5"
        />
        {mayDefine ? null : (
          <NoPermission className="pt-0">Only Admins change blueprints. You may look at them.</NoPermission>
        )}
        {blueprints.length === 0 ? (
          <EmptyState action={mayDefine ? define : undefined}>No blueprints yet.</EmptyState>
        ) : (
          <Table label="Table of blueprints">
            <TableHead>
              <tr>
                <HeaderCell>Blueprint</HeaderCell>
                <HeaderCell numeric className="max-md:hidden">
                  Properties
                </HeaderCell>
                <HeaderCell className="max-md:hidden">Leads to</HeaderCell>
                <HeaderCell numeric>Entities</HeaderCell>
                <HeaderCell>Changed</HeaderCell>
              </tr>
            </TableHead>
            <tbody>
              {blueprints.map(({ identifier, document, updatedAt }) => (
                <Row key={identifier}>
                  <RowHeader>
                    <TextLink
                      href={`/builder/${encodeURIComponent(identifier)}`}
                      className="inline-flex items-center gap-2 align-middle"
                    >
                      <BlueprintIcon icon={document.icon} />
                      {titleOf(document)}
                    </TextLink>
                  </RowHeader>
                  <Cell numeric className="max-md:hidden">
                    {propertiesOf(document).length}
                  </Cell>
                  <Cell className="max-w-80 truncate max-md:hidden">
                    {[
                      ...new Set(relationsOf(document).map(([, { target }]) => titles.get(target) ?? target)),
                    ].join(', ') || '–'}
                  </Cell>
                  <Cell numeric>
                    <EntityCount blueprint={identifier} />
                  </Cell>
                  <Cell>
                    <RelativeTime at={updatedAt} />
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
      </PageBody>
    </Page>
  );
}
