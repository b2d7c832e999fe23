import { type Static, Type } from '@sinclair/typebox';

export const PROPERTY_TYPES = ['string', 'number', 'boolean', 'array', 'object'] as const;
type PropertyType = (typeof PROPERTY_TYPES)[number];

/** Formats of texts that the form, the table and the checks know; others are kept and treated as plain text. */
export const STRING_FORMATS = [
  'date-time',
  'timer',
  'url',
  'labeled-url',
  'email',
  'user',
  'team',
  'entity',
  'markdown',
  'multi-line',
  'yaml',
  'proto',
  'ipv4',
  'ipv6',
] as const;

const COLOURS = [
  'blue',
  'turquoise',
  'orange',
  'purple',
  'pink',
  'yellow',
  'green',
  'red',
  'gold',
  'silver',
  'paleBlue',
  'darkGray',
  'lightGray',
  'bronze',
  'lime',
  'olive',
] as const;

const text = (title: string, description: string, options = {}) =>
  Type.Optional(Type.String({ title, description, ...options }));
const whole = (title: string, description: string) =>
  Type.Optional(Type.Integer({ title, description, minimum: 0 }));
const decimal = (title: string, description: string) => Type.Optional(Type.Number({ title, description }));

const values = {
  type: text('Type', 'What the value is. Unknown types are kept and not checked.', {
    examples: [...PROPERTY_TYPES],
  }),
  format: text('Format', 'What kind of text the value is: decides input, cell and check.', {
    examples: [...STRING_FORMATS],
  }),
  enum: Type.Optional(
    Type.Array(Type.Unknown({ title: 'Value', description: 'One allowed value.' }), {
      title: 'Allowed values',
      description: 'The only values accepted, in the order they are offered.',
    }),
  ),
  enumColors: Type.Optional(
    Type.Record(
      Type.String({ title: 'Value', description: 'One of the allowed values.' }),
      Type.String({ title: 'Colour', description: 'Colour of this value.', examples: [...COLOURS] }),
      { title: 'Colours', description: 'The colour each allowed value is shown in.' },
    ),
  ),
  pattern: text(
    'Pattern',
    'Regular expression (RE2: no look-around, no back-references) the text must match.',
  ),
  minLength: whole('Shortest', 'Least number of characters.'),
  maxLength: whole('Longest', 'Largest number of characters.'),
  minimum: decimal('Minimum', 'Smallest number accepted.'),
  maximum: decimal('Maximum', 'Largest number accepted.'),
};

const items = Type.Object(
  {
    ...values,
    blueprint: text('Blueprint', 'With the format entity: the blueprint of the entities offered.'),
  },
  { title: 'Items', description: 'What each item of the list is.', additionalProperties: true },
);

/** One property of a blueprint. Keys not named here are kept as they are. */
export const propertyDefinitionSchema = Type.Object(
  {
    ...values,
    title: text('Title', 'The name people see.'),
    icon: text('Icon', 'Name of an icon.'),
    description: text('Description', 'Help beside the input.'),
    default: Type.Optional(
      Type.Unknown({
        title: 'Default',
        description: 'What a new form starts with; nothing is added on the server.',
      }),
    ),
    spec: text('Specification', 'How a document in this property is shown.', {
      examples: ['open-api', 'async-api', 'embedded-url'],
    }),
    specAuthentication: Type.Optional(
      Type.Object(
        {
          clientId: text('Client id', 'OAuth client of the embedded page.'),
          authorizationUrl: text('Authorisation URL', 'Where the embedded page signs people in.'),
          tokenUrl: text('Token URL', 'Where the embedded page gets its token.'),
        },
        { title: 'Authentication', description: 'Sign-in for an embedded page.', additionalProperties: true },
      ),
    ),
    dateFormat: text('Date format', 'How a date is written.'),
    blueprint: text('Blueprint', 'With the format entity: the blueprint of the entities offered.'),
    items: Type.Optional(items),
    minItems: whole('Fewest items', 'Least number of items.'),
    maxItems: whole('Most items', 'Largest number of items.'),
    uniqueItems: Type.Optional(
      Type.Boolean({
        title: 'Unique items',
        description: 'Each item only once; needs "maxItems" of at most 1000.',
      }),
    ),
  },
  { title: 'Property', description: 'One field of the entities.', additionalProperties: true },
);

export type PropertyDefinition = Static<typeof propertyDefinitionSchema> & Record<string, unknown>;

/** The type when it is one we know, else undefined: the value is then opaque. */
export function knownType(definition: PropertyDefinition): PropertyType | undefined {
  return PROPERTY_TYPES.find((type) => type === definition.type);
}
