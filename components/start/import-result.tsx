import { CircleCheck } from 'lucide-react';
import { IssueList } from '#components/builder/issue-list.tsx';
import { countOf } from '#components/ui/format-number.ts';
import { Section } from '#components/ui/page-header.tsx';
import { Cell, HeaderCell, Row, RowHeader, Table, TableHead } from '#components/ui/table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { Issue } from '#lib/errors.ts';

export interface ImportPlan {
  dryRun: boolean;
  items: {
    kind: 'blueprint' | 'action' | 'entity';
    identifier: string;
    blueprint?: string;
    outcome: 'created' | 'updated' | 'unchanged';
    warnings: Issue[];
  }[];
}

const SHOWN = 200;

/** What was or would be written, document by document. */
export function ImportResult({ plan: { dryRun, items } }: { plan: ImportPlan }) {
  const shown = items.slice(0, SHOWN);
  return (
    <Section id="import-result" title={dryRun ? 'What would happen' : 'Imported'}>
      <p role="status" className="mb-2 flex items-center gap-1.5">
        <CircleCheck aria-hidden size={16} className="text-success" />
        {sentence(items, dryRun)}
      </p>
      <Table label="Documents">
        <TableHead>
          <tr>
            <HeaderCell>Identifier</HeaderCell>
            <HeaderCell>Kind</HeaderCell>
            <HeaderCell>Outcome</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {shown.map((item) => (
            <Row key={`${item.kind} ${item.blueprint} ${item.identifier}`}>
              <RowHeader>
                {dryRun ? item.identifier : <TextLink href={placeOf(item)}>{item.identifier}</TextLink>}
                <IssueList issues={item.warnings} severity="warning" />
              </RowHeader>
              <Cell>{item.blueprint ? `${item.kind} of ${item.blueprint}` : item.kind}</Cell>
              <Cell>{item.outcome}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {items.length > SHOWN ? <p className="mt-2 text-ink-2">and {items.length - SHOWN} more</p> : null}
    </Section>
  );
}

function sentence(items: ImportPlan['items'], dryRun: boolean): string {
  const count = (outcome: string) => items.filter((item) => item.outcome === outcome).length;
  const parts = [
    [count('created'), 'created'],
    [count('updated'), 'updated'],
    [count('unchanged'), 'unchanged'],
  ].filter(([number]) => number !== 0);
  const told = parts.map(([number, word]) => `${number} ${word}`).join(', ');
  return dryRun
    ? `Nothing stands in the way of ${countOf(items.length, 'document')}: ${told}. Nothing is written yet.`
    : `${countOf(items.length, 'document')}: ${told}.`;
}

function placeOf({ kind, identifier, blueprint = '' }: ImportPlan['items'][number]): string {
  const name = encodeURIComponent(identifier);
  if (kind === 'entity') return `/catalog/${encodeURIComponent(blueprint)}/${name}`;
  return kind === 'action' ? `/actions/${name}` : `/builder/${name}`;
}
