import type { Condition, FieldCondition } from '@ucast/mongo2js';
import type { Test } from '#lib/query/ast.ts';

/** An operator of a condition in the terms of the query language: `orNull` or any of the tests, or the opposite. */
interface ConditionTest {
  anyOf: readonly Test[];
  orNull: boolean;
  negated: boolean;
}

/** Both readings of a condition go through this, so that they can differ only below it. */
export function conditionTest(operator: string, operand: unknown): ConditionTest {
  switch (operator) {
    case 'eq':
      return equal([operand], false);
    case 'ne':
      return equal([operand], true);
    case 'in':
      return equal(operand as unknown[], false);
    case 'nin':
      return equal(operand as unknown[], true);
    case 'exists':
      return { anyOf: [{ is: 'known' }], orNull: false, negated: operand === false };
    case 'gt':
      return ordered('>', operand);
    case 'gte':
      return ordered('>=', operand);
    case 'lt':
      return ordered('<', operand);
    case 'lte':
      return ordered('<=', operand);
    default:
      throw new Error(`Unknown operator ${operator}`);
  }
}

function equal(operands: readonly unknown[], negated: boolean): ConditionTest {
  const values = operands.filter((operand) => operand !== null) as (string | number | boolean)[];
  return {
    anyOf: values.length > 0 ? [{ is: 'in', values }] : [],
    orNull: values.length < operands.length,
    negated,
  };
}

function ordered(operator: '>' | '>=' | '<' | '<=', operand: unknown): ConditionTest {
  const test: Test =
    typeof operand === 'number'
      ? { is: 'range', of: 'number', bounds: [{ operator, value: operand }] }
      : { is: 'range', of: 'text', bounds: [{ operator, value: String(operand) }] };
  return { anyOf: [test], orNull: false, negated: false };
}

/** By shape, not by class: bundling can leave a process with two copies of the classes. */
export function isFieldCondition(condition: Condition): condition is FieldCondition {
  return 'field' in condition;
}
