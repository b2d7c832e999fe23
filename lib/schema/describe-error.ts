import type { ErrorObject } from 'ajv';
import type { Issue } from '#lib/errors.ts';
import { childPointer } from './json-pointer.ts';

type Params = Record<string, unknown>;
type Describe = (params: Params, data: unknown) => string;

/** Keyword of JSON Schema → code of the issue and sentence: what was expected, and what came. */
const DESCRIPTIONS: Record<string, [code: string, describe: Describe]> = {
  type: ['wrong_type', ({ type }, data) => `Expected ${typeNames(type)}, got ${shown(data)}.`],
  required: ['required', () => 'This value is required.'],
  enum: ['not_allowed', ({ allowedValues }, data) => `Expected ${oneOf(allowedValues)}, got ${shown(data)}.`],
  const: ['not_allowed', ({ allowedValue }, data) => `Expected ${shown(allowedValue)}, got ${shown(data)}.`],
  minLength: [
    'too_short',
    ({ limit }, data) => `Expected at least ${count(limit, 'character')}, got ${length(data)}.`,
  ],
  maxLength: [
    'too_long',
    ({ limit }, data) => `Expected at most ${count(limit, 'character')}, got ${length(data)}.`,
  ],
  pattern: [
    'pattern_mismatch',
    ({ pattern }, data) => `Expected text matching ${pattern}, got ${shown(data)}.`,
  ],
  format: ['wrong_format', ({ format }, data) => `Expected ${formatName(format)}, got ${shown(data)}.`],
  minimum: ['too_small', ({ limit }, data) => `Expected ${limit} or more, got ${shown(data)}.`],
  maximum: ['too_large', ({ limit }, data) => `Expected ${limit} or less, got ${shown(data)}.`],
  exclusiveMinimum: ['too_small', ({ limit }, data) => `Expected more than ${limit}, got ${shown(data)}.`],
  exclusiveMaximum: ['too_large', ({ limit }, data) => `Expected less than ${limit}, got ${shown(data)}.`],
  multipleOf: [
    'not_a_multiple',
    ({ multipleOf }, data) => `Expected a multiple of ${multipleOf}, got ${shown(data)}.`,
  ],
  minItems: [
    'too_few_items',
    ({ limit }, data) => `Expected at least ${count(limit, 'item')}, got ${length(data)}.`,
  ],
  maxItems: [
    'too_many_items',
    ({ limit }, data) => `Expected at most ${count(limit, 'item')}, got ${length(data)}.`,
  ],
  uniqueItems: ['duplicate_items', () => 'Expected every item only once.'],
  minProperties: [
    'too_few_properties',
    ({ limit }) => `Expected at least ${count(limit, 'property', 'properties')}.`,
  ],
  maxProperties: [
    'too_many_properties',
    ({ limit }) => `Expected at most ${count(limit, 'property', 'properties')}.`,
  ],
  additionalProperties: ['unknown_property', () => 'This name is not known here.'],
  unevaluatedProperties: ['unknown_property', () => 'This name is not known here.'],
  dependentRequired: ['required', ({ property }) => `This value is required beside ${shown(property)}.`],
};

/** Say only that another keyword failed, which has an error of its own. */
const CONSEQUENCES = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'not', 'contains', 'propertyNames']);

export const MOST_ISSUES = 50;

/** Ajv's errors (made with `verbose`) as issues; `at` is a JSON Pointer put before every path. */
export function describeErrors(errors: readonly ErrorObject[], at = ''): Issue[] {
  const causes = errors.filter((error) => !CONSEQUENCES.has(error.keyword));
  return (causes.length > 0 ? causes : errors).slice(0, MOST_ISSUES).map((error) => describeError(error, at));
}

function describeError(error: ErrorObject, at: string): Issue {
  const params = error.params as Params;
  const missing = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const here = at + error.instancePath;
  const path = typeof missing === 'string' ? childPointer(here, missing) : here;
  const [code, describe] = DESCRIPTIONS[error.keyword] ?? [
    'invalid_value',
    () => 'This value is not acceptable.',
  ];
  return { path, code, message: describe(params, error.data) };
}

const TYPE_NAMES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'nothing (null)',
};

function typeNames(type: unknown): string {
  const types = Array.isArray(type) ? type : [type];
  return types.map((name) => TYPE_NAMES[String(name)] ?? String(name)).join(' or ');
}

const FORMAT_NAMES: Record<string, string> = {
  'date-time': 'a date and time such as 2026-01-31T12:00:00Z',
  timer: 'a date and time such as 2026-01-31T12:00:00Z',
  date: 'a date such as 2026-01-31',
  url: 'a URL such as https://example.com',
  uri: 'a URL such as https://example.com',
  email: 'an e-mail address',
  ipv4: 'an IPv4 address such as 192.0.2.1',
  ipv6: 'an IPv6 address such as 2001:db8::1',
};

function formatName(format: unknown): string {
  return FORMAT_NAMES[String(format)] ?? `text in the format ${String(format)}`;
}

/** `value` in a few words, cut where it is long. */
export function shown(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${count(value.length, 'item')}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the text "${value.length > 60 ? `${beginning(value)}…` : value}"`;
  return `${typeof value === 'number' ? 'the number ' : ''}${String(value)}`;
}

/** No half of a surrogate pair at its end. */
function beginning(text: string): string {
  return text.slice(0, 57).replace(/[\uD800-\uDBFF]$/, '');
}

function oneOf(values: unknown): string {
  const list = Array.isArray(values) ? values : [];
  const names = list.slice(0, 20).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return `one of ${names.join(', ')}${list.length > names.length ? ` and ${list.length - names.length} more` : ''}`;
}

/** As JSON Schema counts: characters of a text, not the units they are stored in. */
function length(value: unknown): string {
  if (typeof value === 'string') return String([...value].length);
  return String((value as { length?: number } | undefined)?.length ?? 'none');
}

function count(number: unknown, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
