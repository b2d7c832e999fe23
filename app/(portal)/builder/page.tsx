import { DefinitionsPage } from '#components/builder/definitions-page.tsx';
import { BlueprintIcon } from '#components/marks/blueprint-icon.tsx';
import { EntityCount } from '#components/shell/entity-count.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Cell, HeaderCell, Row, RowHeader, TableHead } from '#components/ui/table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { canAll } from '#lib/access/ability.ts';
import { propertiesOf, relationsOf } from '#lib/blueprints/blueprint-model.ts';
import { titleOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function BuilderPage() {
  const ctx = await pageContext();
  const mayDefine = canAll(ctx.ability, 'create', 'Blueprint');
  const blueprints = await listBlueprints(ctx);
  const titles = new Map(blueprints.map(({ identifier, document }) => [identifier, titleOf(document)]));
  return (
    <DefinitionsPage
      title="Builder"
      description="Blueprints are the kinds of things the organisation runs. Tables, forms, permissions and the API follow from them."
      plural="blueprints"
      define={mayDefine ? { href: '/builder/new', label: 'Define a blueprint' } : undefined}
      isEmpty={blueprints.length === 0}
    >
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
              {[...new Set(relationsOf(document).map(([, { target }]) => titles.get(target) ?? target))].join(
                ', ',
              ) || '–'}
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
    </DefinitionsPage>
  );
}
