import { asText } from '#components/entity-table/entity-cell.tsx';
import { Cell, HeaderCell, Table, TableHead } from '#components/ui/table.tsx';
import { visibleText } from '#components/ui/visible-characters.ts';

export interface AuditDifference {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** What changed, field by field, before beside after. */
export function DifferenceView({ difference }: { difference: AuditDifference | null }) {
  if (!difference) return <p className="text-ink-2">No field changed.</p>;
  const names = [...new Set([...Object.keys(difference.before), ...Object.keys(difference.after)])];
  return (
    <Table label="What changed">
      <TableHead>
        <tr>
          <HeaderCell className="bg-surface-2">Field</HeaderCell>
          <HeaderCell className="bg-surface-2">Before</HeaderCell>
          <HeaderCell className="bg-surface-2">After</HeaderCell>
        </tr>
      </TableHead>
      <tbody>
        {names.map((name) => (
          <tr key={name} className="align-top">
            <th scope="row" className="px-(--cell-x) py-1 font-medium">
              {name}
            </th>
            <Value value={ownValue(difference.before, name)} />
            <Value value={ownValue(difference.after, name)} />
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Fields have names people chose: not what every object answers to. */
function ownValue(fields: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function Value({ value }: { value: unknown }) {
  return (
    <Cell className="max-w-80 py-1 align-top">
      {value === undefined ? (
        <span className="text-ink-3">–</span>
      ) : (
        <code className="text-xs wrap-anywhere whitespace-pre-wrap">{visibleText(asText(value))}</code>
      )}
    </Cell>
  );
}
