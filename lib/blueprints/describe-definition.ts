/** Of a property or an input; what is not understood is named all the same. */
type Definition = Readonly<Record<string, unknown>>;

const NAMED = 3;
const LONGEST = 60;

/** What changes of a property, in words, the most telling first; empty when nothing does. */
export function describeDefinitionChange(before: Definition, after: Definition): string[] {
  const parts = RULES.flatMap(([key, describe]) =>
    isSame(before[key], after[key]) ? [] : describe(before[key], after[key]),
  );
  const told = new Set(RULES.map(([key]) => key));
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !told.has(key) && !isSame(before[key], after[key]),
  );
  return others.length > 0 ? [...parts, `other ${others.map((key) => WORDS[key] ?? key).join(', ')}`] : parts;
}

const WORDS: Readonly<Record<string, string>> = {
  enumColors: 'colours',
  default: 'default value',
  spec: 'specification',
};

/** The kind of value in a few words: `a text (email)`, `a list`. */
export function describeType({ type, format }: Definition): string {
  const word = typeWord(type);
  return typeof format === 'string' && format !== '' ? `${word} (${format})` : word;
}

type Rule = [key: string, describe: (before: unknown, after: unknown) => string[]];

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function typeWord(type: unknown): string {
  if (typeof type !== 'string') return 'any value';
  return Object.hasOwn(TYPES, type) ? (TYPES[type] as string) : `“${short(type)}”`;
}

const limit =
  (some: (value: string) => string, none: string) =>
  (_: unknown, after: unknown): string[] => [after === undefined ? none : some(short(after))];

const RULES: readonly Rule[] = [
  ['type', (before, after) => [`${typeWord(after)} instead of ${typeWord(before)}`]],
  [
    'format',
    (before, after) => [
      after === undefined
        ? `no format any more (${short(before)})`
        : `format ${short(after)}${before === undefined ? '' : ` instead of ${short(before)}`}`,
    ],
  ],
  ['enum', describeChoices],
  ['pattern', limit((pattern) => `must match ${pattern}`, 'no pattern any more')],
  ['minLength', limit((count) => `at least ${count} characters`, 'no least length any more')],
  ['maxLength', limit((count) => `at most ${count} characters`, 'no greatest length any more')],
  ['minimum', limit((least) => `${least} or more`, 'no minimum any more')],
  ['maximum', limit((most) => `${most} or less`, 'no maximum any more')],
  ['exclusiveMinimum', limit((least) => `more than ${least}`, 'no lower bound any more')],
  ['exclusiveMaximum', limit((most) => `less than ${most}`, 'no upper bound any more')],
  ['minItems', limit((count) => `at least ${count} items`, 'no least number of items any more')],
  ['maxItems', limit((count) => `at most ${count} items`, 'no greatest number of items any more')],
  [
    'uniqueItems',
    (_, after) => [after === true ? 'every item only once' : 'items may be there several times'],
  ],
  [
    'items',
    (before, after) =>
      describeDefinitionChange(asDefinition(before), asDefinition(after)).map((part) => `items: ${part}`),
  ],
];

function describeChoices(before: unknown, after: unknown): string[] {
  const old = asChoices(before);
  const now = asChoices(after);
  if (now.length === 0) return ['any value is allowed'];
  if (old.length === 0) return [`only ${list(now)} ${now.length === 1 ? 'is' : 'are'} allowed`];
  const gone = old.filter((value) => !now.some((other) => isSame(value, other)));
  const fresh = now.filter((value) => !old.some((other) => isSame(value, other)));
  const parts: string[] = [];
  if (gone.length > 0) parts.push(`${list(gone)} not allowed any more`);
  if (fresh.length > 0) parts.push(`${list(fresh)} allowed too`);
  return parts.length > 0 ? parts : ['allowed values in another order'];
}

function asChoices(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asDefinition(value: unknown): Definition {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Definition) : {};
}

function list(values: readonly unknown[]): string {
  const named = values.slice(0, NAMED).map((value) => `“${short(value)}”`);
  return values.length > NAMED
    ? `${named.join(', ')} and ${values.length - NAMED} more`
    : named.join(named.length === 2 ? ' and ' : ', ');
}

/** A value in one line, cut where it is long, never in the middle of a character. */
export function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  const characters = [...text];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
