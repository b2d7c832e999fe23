import type { FormSchema } from './form-schema.ts';

const FORMATS: Record<string, string> = {
  email: 'Write an e-mail address, like name@example.com.',
  uri: 'Write a whole address, like https://example.com.',
  url: 'Write a whole address, like https://example.com.',
  'date-time': 'Choose a date and a time.',
  date: 'Choose a date.',
  ipv4: 'Write an IPv4 address, like 10.0.0.1.',
  ipv6: 'Write an IPv6 address, like 2001:db8::1.',
  hostname: 'Write a host name, like db.example.com.',
  uuid: 'Write a UUID.',
};

const TYPES: Record<string, string> = {
  number: 'Write a number.',
  integer: 'Write a whole number.',
  string: 'Write a text.',
  boolean: 'Choose yes or no.',
  array: 'Give a list.',
  object: 'Give an object.',
};

/** What is wrong, in the reader's words, from the keyword that failed and the schema it stands in. */
export function errorWords(keyword: string, schema: FormSchema | undefined, fallback: string): string {
  const at = (schema ?? {}) as Record<string, unknown>;
  switch (keyword) {
    case 'required':
      return 'This is needed.';
    case 'type':
      return TYPES[String(at.type)] ?? 'This has the wrong type.';
    case 'enum':
    case 'const':
      return 'Choose one of the values offered.';
    case 'format':
      return FORMATS[String(at.format)] ?? `This is not a valid ${String(at.format)}.`;
    case 'pattern':
      return `This does not match the pattern ${String(at.pattern)}.`;
    case 'multipleOf':
      return `Use a multiple of ${String(at.multipleOf)}.`;
    case 'uniqueItems':
      return 'Give each value once.';
    default:
      return limitWords(keyword, at) ?? fallback;
  }
}

function limitWords(keyword: string, at: Record<string, unknown>): string | undefined {
  const limit = at[keyword];
  if (typeof limit !== 'number') return undefined;
  switch (keyword) {
    case 'minLength':
      return limit === 1 ? 'This is needed.' : `Use at least ${limit} characters.`;
    case 'maxLength':
      return `Use at most ${limit} characters.`;
    case 'minimum':
      return `At least ${limit}.`;
    case 'maximum':
      return `At most ${limit}.`;
    case 'exclusiveMinimum':
      return `More than ${limit}.`;
    case 'exclusiveMaximum':
      return `Less than ${limit}.`;
    case 'minItems':
      return limit === 1 ? 'Give at least one value.' : `Give at least ${limit} values.`;
    case 'maxItems':
      return limit === 1 ? 'Give at most one value.' : `Give at most ${limit} values.`;
    default:
      return undefined;
  }
}
