import type { Condition } from '@ucast/mongo2js';
import { type SQL, sql } from 'drizzle-orm';
import { not } from '#db/query-compiler/literals.ts';
import {
  compileBooleanTest,
  compilePropertyTest,
  compileTextsTest,
  compileTextTest,
} from '#db/query-compiler/value-test.ts';
import { blueprints } from '#db/schema/catalog.ts';
import { conditionTest, isFieldCondition } from '#lib/access/condition-test.ts';
import type { Test } from '#lib/query/ast.ts';

/** Where an attribute stands in a table, and of what kind it is. */
export type AttributePlace =
  | { kind: 'text' | 'texts' | 'boolean'; column: SQL }
  | { kind: 'property'; document: SQL; name: string }
  | { kind: 'blueprint'; id: SQL };

/** The allow-list of one table: undefined for what it does not have. */
export type AttributePlaces = (path: string) => AttributePlace | undefined;

/** The SQL reading of a condition; lib/access/match-conditions.ts holds the other one. */
export function compileCondition(condition: Condition, places: AttributePlaces): SQL {
  if (isFieldCondition(condition)) {
    const place = places(condition.field);
    if (!place) throw new Error(`No column for the attribute ${condition.field}`);
    return compileField(place, condition.operator, condition.value);
  }
  const parts = (condition.value as Condition[]).map((part) => compileCondition(part, places));
  switch (condition.operator) {
    case 'and':
      return parts.length === 0 ? sql`true` : sql`(${sql.join(parts, sql` and `)})`;
    case 'or':
      return sql`(${sql.join(parts, sql` or `)})`;
    case 'nor':
    case 'not':
      return not(sql`(${sql.join(parts, sql` or `)})`);
    default:
      throw new Error(`Unknown condition ${condition.operator}`);
  }
}

function compileField(place: AttributePlace, operator: string, operand: unknown): SQL {
  const { anyOf, orNull, negated } = conditionTest(operator, operand);
  const parts = anyOf.map((test) => compileTest(place, test));
  if (orNull) parts.push(not(compileTest(place, { is: 'known' })));
  const condition = parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`;
  return negated ? not(condition) : condition;
}

function compileTest(place: AttributePlace, test: Test): SQL {
  switch (place.kind) {
    case 'text':
      return compileTextTest(place.column, test);
    case 'texts':
      return compileTextsTest(place.column, test);
    case 'boolean':
      return compileBooleanTest(place.column, test);
    case 'property':
      return compilePropertyTest(place, test);
    case 'blueprint':
      return sql`${place.id} in (select ${blueprints.id} from ${blueprints}
        where ${compileTextTest(sql`${blueprints.identifier}`, test)})`;
  }
}
