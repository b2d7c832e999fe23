import { entityCondition } from '#db/conditions/read-condition.ts';
import { toAppError } from '#db/errors.ts';
import {
  type CheckCount,
  countPlanPage,
  isCountable,
  listPlanValues,
  type PlanExample,
} from '#db/queries/plan-counts.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import type { EntityCheck } from '#lib/blueprints/planned-change.ts';
import type { JsonSchema } from '#lib/blueprints/value-schema.ts';
import { AppError } from '#lib/errors.ts';

/** Milliseconds after which the figures found so far are answered as a least. */
const BUDGET = 3_500;
const EXAMPLES = 5;
const LARGEST_PAGE = 10_000;
/** Values per job of the validator, so that one job stays far below its deadline. */
const BATCH = 500;
/** About so many conditions are looked at per statement. */
const CONDITIONS = 300_000;

export interface ChangeCount extends CheckCount {
  /** false: there may be more than were counted */
  exact: boolean;
}

export interface Counts {
  counts: ChangeCount[];
  /** entities of the blueprint */
  rows: { value: number; exact: boolean };
}

/**
 * Counts which entities of a blueprint each check touches, page by page until the time is up. The figures are
 * about all entities, whoever may read them; examples are only of those the caller may read.
 */
export async function countChanges(
  ctx: Context,
  blueprintId: string,
  checks: readonly EntityCheck[],
  budget = BUDGET,
): Promise<Counts> {
  const counts = checks.map((): ChangeCount => ({ rows: 0, failing: 0, examples: [], exact: true }));
  const judged = checks.flatMap((check, index) =>
    check.of === 'value' && check.schema && !isCountable(check)
      ? [{ property: check.property, schema: check.schema, count: counts[index] as ChangeCount }]
      : [],
  );
  const deadline = performance.now() + budget;
  const limit = Math.max(200, Math.min(LARGEST_PAGE, Math.floor(CONDITIONS / (3 * checks.length + 1))));
  const readable = entityCondition(ctx.ability);
  let after: string | undefined;
  let value = 0;
  for (;;) {
    const page = { blueprintId, after, limit, readable };
    const found = await unlessTooExpensive(async () => {
      const counted = await countPlanPage(reader(ctx), page, checks);
      await judgeValues(ctx, page, judged, deadline);
      return counted;
    });
    found?.counts.forEach((count, index) => void add(counts[index] as ChangeCount, count));
    value += found?.entities ?? 0;
    if (found && found.entities < limit) return { counts, rows: { value, exact: true } };
    if (!found || performance.now() > deadline) break;
    after = found.last;
  }
  return { counts: counts.map((count) => ({ ...count, exact: false })), rows: { value, exact: false } };
}

interface Judged {
  property: string;
  schema: JsonSchema;
  count: ChangeCount;
}

/** What SQL cannot decide the validator does, in batches. */
async function judgeValues(
  ctx: Context,
  page: Parameters<typeof listPlanValues>[1],
  judged: readonly Judged[],
  deadline: number,
): Promise<void> {
  const open = judged.filter(({ count }) => count.exact);
  if (open.length === 0) return;
  const entities = await listPlanValues(
    reader(ctx),
    page,
    open.map(({ property }) => property),
  );
  for (const [index, { schema, count }] of open.entries()) {
    const held = entities.filter(({ values }) => values[index] !== null);
    for (let from = 0; from < held.length && count.exact; from += BATCH) {
      const batch = held.slice(from, from + BATCH);
      const values = batch.map((entity) => entity.values[index]);
      const invalid = performance.now() > deadline ? undefined : await findInvalid(ctx, schema, values);
      if (!invalid) count.exact = false;
      const failing = (invalid ?? []).map((position) => batch[position] as (typeof batch)[number]);
      const examples = failing.filter((entity) => entity.readable).map(toExample);
      add(count, { rows: 0, failing: failing.length, examples });
    }
  }
}

/** Undefined when checking takes too much. */
function findInvalid(ctx: Context, schema: JsonSchema, values: unknown[]): Promise<number[] | undefined> {
  return ctx.services.validator.findInvalid(schema, values).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'unavailable') return undefined;
    throw error;
  });
}

function add(total: ChangeCount, { rows, failing, examples }: CheckCount): void {
  total.rows += rows;
  total.failing += failing;
  total.examples = [...total.examples, ...examples].slice(0, EXAMPLES);
}

function toExample({ identifier, title }: PlanExample): PlanExample {
  return { identifier, title };
}

async function unlessTooExpensive<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (toAppError(error)?.code === 'query_too_expensive') return undefined;
    throw error;
  }
}
