import type { FilterRule } from './view-state.ts';

/** How a column's values compare and what its filter editor asks for. */
export type FilterKind = 'text' | 'number' | 'boolean' | 'date' | 'choice' | 'list' | 'link';

export interface FilterOperator {
  operator: string;
  label: string;
  /** what the value editor shows */
  input: 'none' | 'text' | 'number' | 'date' | 'boolean' | 'choices' | 'range' | 'preset';
}

const EMPTY: FilterOperator[] = [
  { operator: 'isEmpty', label: 'is empty', input: 'none' },
  { operator: 'isNotEmpty', label: 'is not empty', input: 'none' },
];

export const FILTER_OPERATORS: Record<FilterKind, FilterOperator[]> = {
  text: [
    { operator: 'contains', label: 'contains', input: 'text' },
    { operator: '=', label: 'is', input: 'text' },
    { operator: '!=', label: 'is not', input: 'text' },
    { operator: 'beginsWith', label: 'begins with', input: 'text' },
    { operator: 'endsWith', label: 'ends with', input: 'text' },
    { operator: 'doesNotContains', label: 'does not contain', input: 'text' },
    ...EMPTY,
  ],
  number: [
    { operator: '=', label: 'is', input: 'number' },
    { operator: '!=', label: 'is not', input: 'number' },
    { operator: '>', label: 'is more than', input: 'number' },
    { operator: '>=', label: 'is at least', input: 'number' },
    { operator: '<', label: 'is less than', input: 'number' },
    { operator: '<=', label: 'is at most', input: 'number' },
    { operator: 'between', label: 'is between', input: 'range' },
    ...EMPTY,
  ],
  boolean: [{ operator: '=', label: 'is', input: 'boolean' }, ...EMPTY],
  date: [
    { operator: 'between', label: 'is within', input: 'preset' },
    { operator: '>', label: 'is after', input: 'date' },
    { operator: '<', label: 'is before', input: 'date' },
    ...EMPTY,
  ],
  choice: [
    { operator: 'in', label: 'is any of', input: 'choices' },
    { operator: '!=', label: 'is not', input: 'text' },
    ...EMPTY,
  ],
  list: [
    { operator: 'containsAny', label: 'contains any of', input: 'choices' },
    { operator: 'contains', label: 'contains', input: 'text' },
    ...EMPTY,
  ],
  link: [{ operator: '=', label: 'is', input: 'text' }, ...EMPTY],
};

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

/** The operator of a rule, or the kind's first one when a link names an operator that the kind does not have. */
export function operatorOf(kind: FilterKind, rule: Pick<FilterRule, 'operator'>): FilterOperator {
  const list = FILTER_OPERATORS[kind];
  return list.find(({ operator }) => operator === rule.operator) ?? (list[0] as FilterOperator);
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

/** Whether the rule says enough to be sent: an operator that asks for a value has one. */
export function isComplete(kind: FilterKind, rule: FilterRule): boolean {
  const { input } = operatorOf(kind, rule);
  const { value } = rule;
  switch (input) {
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
