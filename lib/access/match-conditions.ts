import type { Condition } from '@ucast/mongo2js';
import { matchValue } from '#lib/query/match-value.ts';
import { conditionTest, isFieldCondition } from './condition-test.ts';
import { propertyOfPath } from './subjects.ts';

export type Attributes = Readonly<Record<string, unknown>>;

/**
 * The in-memory reading of a condition; db/conditions holds the other one, and a property test holds both
 * together. Missing equals null. A list equals a value when it contains it. Order holds only between two
 * numbers or two texts (by code points); anything else is false, never an error.
 */
export function matchConditions(condition: Condition, attributes: Attributes): boolean {
  if (isFieldCondition(condition))
    return matchField(condition.operator, attributeAt(attributes, condition.field), condition.value);
  const parts = condition.value as Condition[];
  switch (condition.operator) {
    case 'and':
      return parts.every((part) => matchConditions(part, attributes));
    case 'or':
      return parts.some((part) => matchConditions(part, attributes));
    case 'nor':
    case 'not':
      return !parts.some((part) => matchConditions(part, attributes));
    default:
      throw new Error(`Unknown condition ${condition.operator}`);
  }
}

function attributeAt(attributes: Attributes, path: string): unknown {
  const property = propertyOfPath(path);
  if (property === undefined) return own(attributes, path);
  const properties = own(attributes, 'properties');
  return typeof properties === 'object' && properties !== null ? own(properties, property) : undefined;
}

function own(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}

function matchField(operator: string, value: unknown, operand: unknown): boolean {
  const { anyOf, orNull, negated } = conditionTest(operator, operand);
  const isNull = value === undefined || value === null;
  return negated !== ((orNull && isNull) || anyOf.some((test) => matchValue(value, test)));
}
