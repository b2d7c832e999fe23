import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import type { EntityCondition } from '#db/conditions/read-condition.ts';
import { entityTable } from '#db/query-compiler/entity-table.ts';
import { FALSE, TRUE } from '#db/query-compiler/literals.ts';
import { valuePredicate } from '#db/query-compiler/value-predicate.ts';
import { blueprints, entities, entityRelations } from '#db/schema/catalog.ts';
import type { EntityCheck, LinkFault } from '#lib/blueprints/planned-change.ts';

const page = entityTable('page');

export interface PlanExample {
  identifier: string;
  title: string | null;
}

export interface CheckCount {
  rows: number;
  failing: number;
  /** of those failing, the first ones the caller may read */
  examples: PlanExample[];
}

export interface PlanPage {
  blueprintId: string;
  /** id of the last entity seen */
  after?: string | undefined;
  limit: number;
  readable: EntityCondition;
}

/** Whether SQL alone can tell which entities fail; else their values must go to the validator. */
export function isCountable(check: EntityCheck): boolean {
  return check.of !== 'value' || !check.schema || valuePredicate(check.schema, sql`value`) !== undefined;
}

const EXAMPLES = 5;

/** Counts one page of a blueprint's entities under every check, in one statement. */
export async function countPlanPage(
  executor: Executor,
  request: PlanPage,
  checks: readonly EntityCheck[],
): Promise<{ entities: number; last: string | undefined; counts: CheckCount[] }> {
  const readable = request.readable(page) ?? TRUE;
  const columns = checks.flatMap((check, index) => {
    const { holds, fails } = conditionsOf(check);
    const example = sql`json_build_object('identifier', ${page.identifier}, 'title', ${page.title})`;
    return [
      sql`count(*) filter (where ${holds})::int as ${name('rows', index)}`,
      sql`count(*) filter (where ${fails})::int as ${name('failing', index)}`,
      sql`array_to_json((array_agg(${example}) filter (where ${fails} and ${readable}))[1:${sql.raw(String(EXAMPLES))}]) as ${name('examples', index)}`,
    ];
  });
  const counted = sql.join(
    [sql`count(*)::int as entities`, sql`max(${page.id}::text) as last`, ...columns],
    sql`, `,
  );
  const [row] = await executor.execute(sql`select ${counted} from ${rowsOf(request)}`);
  const field = (kind: string, index: number) => row?.[`${kind}_${index}`];
  return {
    entities: Number(row?.entities ?? 0),
    last: (row?.last as string | null) ?? undefined,
    counts: checks.map((_, index) => ({
      rows: Number(field('rows', index) ?? 0),
      failing: Number(field('failing', index) ?? 0),
      examples: (field('examples', index) as PlanExample[] | null) ?? [],
    })),
  };
}

export interface PlanValues extends PlanExample {
  readable: boolean;
  /** one for each property asked for; null is none */
  values: unknown[];
}

/** The values of one page that the validator must judge, of entities that hold one of them. */
export async function listPlanValues(
  executor: Executor,
  request: PlanPage,
  properties: readonly string[],
): Promise<PlanValues[]> {
  const values = properties.map((property) => sql`${page.properties} -> ${property}::text`);
  const known = properties.map((property) => holdsValue(property));
  const rows = await executor.execute(sql`select ${page.identifier} as identifier, ${page.title} as title,
      ${request.readable(page) ?? TRUE} as readable, jsonb_build_array(${sql.join(values, sql`, `)}) as values
    from ${rowsOf(request)} where ${sql.join(known, sql` or `)}`);
  return rows.map(({ identifier, title, readable, values }) => ({
    identifier: identifier as string,
    title: title as string | null,
    readable: readable === true,
    values: values as unknown[],
  }));
}

function name(kind: string, index: number): SQL {
  return sql.raw(`${kind}_${index}`);
}

function rowsOf({ blueprintId, after, limit }: PlanPage): SQL {
  const beyond = after === undefined ? TRUE : sql`id > ${after}::uuid`;
  return sql`(select * from ${entities} where blueprint_id = ${blueprintId}::uuid and ${beyond}
    order by id limit ${String(limit)}::text::int) ${page}`;
}

function conditionsOf(check: EntityCheck): { holds: SQL; fails: SQL } {
  switch (check.of) {
    case 'nothing':
      return { holds: FALSE, fails: FALSE };
    case 'every':
      return { holds: TRUE, fails: FALSE };
    case 'required':
      return { holds: holdsValue(check.property), fails: sql`not ${holdsValue(check.property)}` };
    case 'value': {
      const holds = holdsValue(check.property);
      const value = sql`(${page.properties} -> ${check.property}::text)`;
      const valid = check.schema && valuePredicate(check.schema, value);
      return { holds, fails: valid ? sql`(${holds} and not ${valid})` : FALSE };
    }
    case 'links': {
      const faults = check.faults.map((fault) => hasFault(check, fault));
      const fails = faults.length === 0 ? FALSE : sql`(${sql.join(faults, sql` or `)})`;
      return { holds: sql`exists (${linksOf(check.relation)})`, fails };
    }
  }
}

/** JSON null counts as none. */
function holdsValue(property: string): SQL {
  return sql`((${page.properties} ->> ${property}::text) is not null)`;
}

function linksOf(relation: string): SQL {
  return sql`select 1 from ${entityRelations} link where link.source_id = ${page.id} and link.relation = ${relation}::text`;
}

/** What is left of a former target is none of the new links. */
function hasFault({ relation, target }: Extract<EntityCheck, { of: 'links' }>, fault: LinkFault): SQL {
  const goal = sql`(select id from ${blueprints} where identifier = ${target}::text)`;
  const there = sql`${linksOf(relation)} and link.target_blueprint_id = ${goal}`;
  switch (fault) {
    case 'missing':
      return sql`not exists (${there})`;
    case 'several':
      return sql`(select count(*) from (${there} limit 2) links) > 1`;
    case 'elsewhere':
      return sql`exists (${linksOf(relation)} and link.target_blueprint_id is distinct from ${goal})`;
  }
}
