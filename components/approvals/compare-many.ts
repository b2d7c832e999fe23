import { requestParts } from '#components/runs/request-parts.ts';
import { titleOf } from '#components/runs/run-inputs.tsx';
import type { Run } from '#components/runs/run-wire.ts';

export interface Column {
  name: string;
  /** by the place of the run */
  values: unknown[];
}

/** Everything that is asked for and will be sent, of several runs: what all share, and what differs. */
export interface Comparison {
  same: { name: string; value: unknown }[];
  different: Column[];
}

/** Inputs by their titles, and of each exact request what neither they nor the entity, which names a row, say already. */
export function compareMany(runs: readonly Run[], titles: Record<string, string>): Comparison {
  const inputs = columnsOf(runs.map(({ properties }) => properties)).map((column) => ({
    ...column,
    name: titleOf(titles, column.name),
  }));
  const entity = { name: 'Entity', values: runs.map((run) => run.entity?.identifier) };
  const shown = [entity, ...inputs];
  const sent = columnsOf(runs.map(sentOf)).filter(({ values }) => !shown.some(isThere(values)));
  const columns = [...inputs, ...sent];
  const isSame = ({ values }: Column) => values.every((value) => textOf(value) === textOf(values[0]));
  return {
    same: columns.filter(isSame).map(({ name, values }) => ({ name, value: values[0] })),
    different: columns.filter((column) => !isSame(column)),
  };
}

function columnsOf(rows: readonly Record<string, unknown>[]): Column[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].map((name) => ({
    name,
    values: rows.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined)),
  }));
}

/** The request without the run's own id, which is another in each. */
function sentOf({ id, request }: Run): Record<string, unknown> {
  const parts = requestParts(request.replaceAll(id, '<run id>'));
  if (!parts) return { Request: request };
  const { ref, inputs, ...rest } = parts.body as { ref?: unknown; inputs?: Record<string, unknown> };
  const named = Object.entries({ ...inputs, ...rest }).map(([name, value]) => [
    `Workflow input ${name}`,
    value,
  ]);
  return { 'Sent to': `${parts.method} ${parts.url}`, Branch: ref, ...Object.fromEntries(named) };
}

/** Whether a column of inputs says the same, as text. */
const isThere = (values: unknown[]) => (column: Column) =>
  column.values.every((value, index) => textOf(value) === textOf(values[index]));

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
