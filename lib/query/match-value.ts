import type { Bound, Scalar, Test } from './ast.ts';
import { parseInstant } from './instant.ts';
import { compareCodePoints, foldCase } from './text-order.ts';

/** Does `value`, any JSON, pass the test? Missing and null are one; see docs/query-language.md. */
export function matchValue(value: unknown, test: Test): boolean {
  switch (test.is) {
    case 'known':
      return value !== undefined && value !== null;
    case 'filled':
      return (
        value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
      );
    case 'equal':
      return equals(value, test.value);
    case 'in':
      return test.values.some((item) => equals(value, item));
    case 'same':
      return Array.isArray(value) && isSameList(value, test.value);
    case 'contain':
      return test.values.some((item) => contains(value, item));
    case 'begin':
      return typeof value === 'string' && foldCase(value).startsWith(foldCase(test.text));
    case 'end':
      return typeof value === 'string' && foldCase(value).endsWith(foldCase(test.text));
    case 'range':
      return isInRange(value, test);
  }
}

/** A list equals a value when one of its elements does. */
function equals(value: unknown, operand: Scalar): boolean {
  return Array.isArray(value) ? value.includes(operand) : value === operand;
}

function contains(value: unknown, operand: Scalar): boolean {
  if (Array.isArray(value)) return value.includes(operand);
  if (typeof value !== 'string' || typeof operand !== 'string') return false;
  return foldCase(value).includes(foldCase(operand));
}

function isSameList(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}

function isInRange(value: unknown, test: Extract<Test, { is: 'range' }>): boolean {
  switch (test.of) {
    case 'number':
      return (
        typeof value === 'number' &&
        test.bounds.every(({ operator, value: bound }) => holds(value - bound, operator))
      );
    case 'instant': {
      const instant = typeof value === 'string' ? parseInstant(value) : undefined;
      return instant !== undefined && matchInstant(instant, test);
    }
    case 'text':
      return (
        typeof value === 'string' &&
        test.bounds.every(({ operator, value: bound }) => holds(compareCodePoints(value, bound), operator))
      );
  }
}

/** The tests that points in time can be put to; `instant` in milliseconds. */
export function matchInstant(instant: number, test: Test): boolean {
  if (test.is === 'range' && test.of === 'instant')
    return test.bounds.every(({ operator, value }) => holds(instant - value, operator));
  return test.is === 'known' || test.is === 'filled';
}

function holds(order: number, operator: Bound): boolean {
  if (order === 0) return operator === '>=' || operator === '<=';
  return operator.startsWith(order > 0 ? '>' : '<');
}
