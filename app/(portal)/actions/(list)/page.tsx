import { DefinitionsPage } from '#components/builder/definitions-page.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { Cell, HeaderCell, Row, RowHeader, TableHead } from '#components/ui/table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { canSome } from '#lib/access/ability.ts';
import { operationWords } from '#lib/actions/operation-words.ts';
import { listActions } from '#lib/actions/server/list-actions.ts';
import { nounOf } from '#lib/blueprints/noun.ts';
import { listBlueprints } from '#lib/blueprints/server/list-blueprints.ts';
import { pageContext } from '#lib/web/page-context.ts';

export default async function ActionsPage() {
  const ctx = await pageContext();
  const mayDefine = canSome(ctx.ability, 'create', 'Action');
  const [actions, blueprints] = await Promise.all([listActions(ctx), listBlueprints(ctx)]);
  const nouns = new Map(blueprints.map(({ identifier, document }) => [identifier, nounOf(document)]));
  return (
    <DefinitionsPage
      title="Actions"
      description="What people may ask for, the form it takes, and the workflow that carries it out."
      plural="actions"
      define={mayDefine ? { href: '/actions/new/action', label: 'Define an action' } : undefined}
      isEmpty={actions.length === 0}
    >
      <TableHead>
        <tr>
          <HeaderCell>Action</HeaderCell>
          <HeaderCell>What it does</HeaderCell>
          <HeaderCell className="max-md:hidden">Workflow</HeaderCell>
          <HeaderCell>Changed</HeaderCell>
        </tr>
      </TableHead>
      <tbody>
        {actions.map(({ identifier, document, updatedAt }) => (
          <Row key={identifier}>
            <RowHeader>
              <TextLink href={`/actions/${encodeURIComponent(identifier)}`}>
                {document.title || identifier}
              </TextLink>
            </RowHeader>
            <Cell>
              {operationWords(
                document.trigger.operation,
                nouns.get(document.trigger.blueprintIdentifier ?? '') ??
                  document.trigger.blueprintIdentifier ??
                  undefined,
              )}
            </Cell>
            <Cell className="font-mono text-xs max-md:hidden">
              {document.invocationMethod?.workflow ?? '–'}
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
