import type { CatalogColumn, ColumnType } from '#lib/blueprints/to-columns.ts';
import type { FilterRule } from './filter-part.ts';

/** What the editor asks for beside an operator. */
export type FilterInput =
  | 'none'
  | 'text'
  | 'number'
  | 'date'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'range'
  | 'preset';

const WORDS: Record<string, string> = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  in: 'is any of',
  notIn: 'is none of',
  contains: 'contains',
  containsAny: 'contains any of',
  doesNotContains: 'does not contain',
  doesNotContainsAny: 'contains none of',
  beginsWith: 'begins with',
  doesNotBeginsWith: 'does not begin with',
  endsWith: 'ends with',
  doesNotEndsWith: 'does not end with',
  between: 'is between',
  notBetween: 'is not between',
  isEmpty: 'is empty',
  isNotEmpty: 'is not empty',
};

const DATE_WORDS: Record<string, string> = {
  '=': 'is exactly',
  '>': 'is after',
  '>=': 'is from',
  '<': 'is before',
  '<=': 'is until',
  between: 'is within',
  notBetween: 'is not within',
};

const LISTS = new Set(['in', 'notIn', 'containsAny', 'doesNotContainsAny']);
const RANGES = new Set(['between', 'notBetween']);

/** The presets of the query language, in words. */
export const DATE_PRESETS: Record<string, string> = {
  today: 'today',
  yesterday: 'yesterday',
  lastWeek: 'the last week',
  last2Weeks: 'the last 2 weeks',
  lastMonth: 'the last month',
  last3Months: 'the last 3 months',
  last6Months: 'the last 6 months',
  last12Months: 'the last 12 months',
};

export function operatorWord(type: ColumnType, operator: string): string {
  return (type === 'date' ? DATE_WORDS[operator] : undefined) ?? WORDS[operator] ?? operator;
}

export function inputOf(type: ColumnType, operator: string): FilterInput {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return 'none';
  if (LISTS.has(operator)) return 'choices';
  if (RANGES.has(operator)) return type === 'date' ? 'preset' : 'range';
  if (type === 'number' || type === 'date' || type === 'boolean' || type === 'choice') return type;
  return 'text';
}

/** The value of a rule as words: `Network +2`, `the last week`, `3 to 7`. */
export function describeValue(rule: FilterRule, label: (value: string) => string = (value) => value): string {
  const { value } = rule;
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) {
    const [first, ...rest] = value.map(String);
    if (first === undefined) return 'nothing';
    return rest.length > 0 ? `${label(first)} +${rest.length}` : label(first);
  }
  if (typeof value === 'object') {
    if ('preset' in value) return DATE_PRESETS[String(value.preset)] ?? String(value.preset);
    if ('from' in value && 'to' in value) return `${value.from} to ${value.to}`;
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return label(String(value));
}

/** Whether the server can answer the rule: its column exists, has the operator, and the operator has its value. */
export function isComplete(column: CatalogColumn | undefined, { operator, value }: FilterRule): boolean {
  if (!column?.operators.some((known) => known === operator)) return false;
  switch (inputOf(column.type, operator)) {
    case 'none':
      return true;
    case 'choices':
      return Array.isArray(value) && value.length > 0;
    case 'range':
      return isRange(value);
    default:
      return value !== undefined && value !== null && value !== '';
  }
}

function isRange(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return false;
  return typeof value.from === 'number' && typeof value.to === 'number';
}
