import { CompoundCondition, type Condition, FieldCondition } from '@ucast/mongo2js';
import { compareCodePoints } from '#lib/query/text-order.ts';
import { propertyOfPath } from './subjects.ts';

export type Attributes = Readonly<Record<string, unknown>>;

/**
 * The in-memory reading of a condition; db/conditions holds the other one, and a property test holds both
 * together. Missing equals null. A list equals a value when it contains it. Order holds only between two
 * numbers or two texts (by code points); anything else is false, never an error.
 */
export function matchConditions(condition: Condition, attributes: Attributes): boolean {
  if (condition instanceof FieldCondition) {
    return matchField(condition.operator, attributeAt(attributes, condition.field), condition.value);
  }
  if (!(condition instanceof CompoundCondition)) throw new Error(`Unknown condition ${condition.operator}`);
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
  switch (operator) {
    case 'eq':
      return equals(value, operand);
    case 'ne':
      return !equals(value, operand);
    case 'in':
      return (operand as unknown[]).some((item) => equals(value, item));
    case 'nin':
      return !(operand as unknown[]).some((item) => equals(value, item));
    case 'exists':
      return (value !== undefined && value !== null) === operand;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return isOrdered(operator, value, operand);
    default:
      throw new Error(`Unknown operator ${operator}`);
  }
}

function equals(value: unknown, operand: unknown): boolean {
  if (operand === null) return value === undefined || value === null;
  return Array.isArray(value) ? value.includes(operand) : value === operand;
}

function isOrdered(operator: string, value: unknown, operand: unknown): boolean {
  const order = orderOf(value, operand);
  if (order === undefined) return false;
  if (order === 0) return operator === 'gte' || operator === 'lte';
  return order > 0 ? operator.startsWith('gt') : operator.startsWith('lt');
}

function orderOf(value: unknown, operand: unknown): number | undefined {
  if (typeof value === 'number' && typeof operand === 'number') return value - operand;
  if (typeof value === 'string' && typeof operand === 'string') return compareCodePoints(value, operand);
  return undefined;
}
