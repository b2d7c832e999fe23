import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';

/** What a row of a blueprint is: decides its icon. */
export type Kind =
  | 'text'
  | 'choice'
  | 'number'
  | 'boolean'
  | 'date'
  | 'url'
  | 'email'
  | 'person'
  | 'team'
  | 'entity'
  | 'prose'
  | 'list'
  | 'object'
  | 'mirror'
  | 'calculation'
  | 'aggregation'
  | 'relation';

const OF_FORMAT: Record<string, [Kind, string]> = {
  'date-time': ['date', 'date'],
  timer: ['date', 'timer'],
  url: ['url', 'url'],
  'labeled-url': ['url', 'url'],
  email: ['email', 'e-mail'],
  user: ['person', 'person'],
  team: ['team', 'team'],
  entity: ['entity', 'entity'],
  markdown: ['prose', 'markdown'],
  'multi-line': ['prose', 'long text'],
  yaml: ['prose', 'yaml'],
  proto: ['prose', 'proto'],
};

const OF_TYPE: Record<string, [Kind, string]> = {
  number: ['number', 'number'],
  boolean: ['boolean', 'yes/no'],
  array: ['list', 'list'],
  object: ['object', 'object'],
};

/** A property's kind and the one word people read for it. */
export function kindOf(definition: PropertyDefinition): { kind: Kind; word: string } {
  const { type, format } = definition;
  if (Array.isArray(definition.enum)) return { kind: 'choice', word: 'enum' };
  const [kind, word] =
    (typeof format === 'string' && type === 'string' ? own(OF_FORMAT, format) : undefined) ??
    own(OF_TYPE, String(type)) ??
    (['text', typeof type === 'string' && type !== 'string' ? type : 'text'] as const);
  return { kind, word };
}

function own<T>(map: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
