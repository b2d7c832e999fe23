import { type Static, Type } from '@sinclair/typebox';
import { propertyDefinitionSchema, STRING_FORMATS } from './property-definition.ts';

/** Identifiers stand in URLs, queries and file names of other tools. */
const IDENTIFIER_PATTERN = '^[A-Za-z0-9@_.:\\\\/=-]+$';
const IDENTIFIER_LENGTH = 100;

const text = (title: string, description: string, options = {}) =>
  Type.Optional(Type.String({ title, description, maxLength: 10_000, ...options }));
const title = text('Title', 'The name people see.', { maxLength: 1_000 });
const icon = text('Icon', 'Name of an icon.', { maxLength: 1_000 });
const description = text('Description', 'What it means.');
const flag = (name: string, about: string) =>
  Type.Optional(Type.Boolean({ title: name, description: about }));
const open = { additionalProperties: true };
const name = (about: string) => Type.String({ title: 'Identifier', description: about });

const relationDefinitionSchema = Type.Object(
  {
    title,
    description,
    target: Type.String({
      title: 'Target',
      description: 'Identifier of the blueprint this relation points to; it may be created later.',
      minLength: 1,
      maxLength: IDENTIFIER_LENGTH,
    }),
    required: flag('Required', 'Every entity must have it.'),
    many: flag('Many', 'More than one target, in order.'),
  },
  { title: 'Relation', description: 'A link to entities of another blueprint, or of this one.', ...open },
);
export type RelationDefinition = Static<typeof relationDefinitionSchema> & Record<string, unknown>;

const mirror = Type.Object(
  {
    title,
    path: Type.String({
      title: 'Path',
      description: 'Relations and a property, joined by dots: team.lead or system.domain.$title.',
    }),
  },
  { title: 'Mirror property', description: 'A property of a related entity, shown here.', ...open },
);

const calculation = Type.Object(
  {
    title,
    icon,
    description,
    calculation: Type.String({ title: 'Calculation', description: 'jq on the entity: .properties.a + 1' }),
    type: text('Type', 'What comes out.', { examples: ['string', 'number', 'boolean', 'object', 'array'] }),
    format: text('Format', 'What kind of text comes out.', { examples: [...STRING_FORMATS] }),
    colorized: flag('Coloured', 'Show values in the colours given.'),
  },
  { title: 'Calculation property', description: 'A property computed from the others.', ...open },
);

const aggregation = Type.Object(
  {
    title,
    icon,
    description,
    target: text('Target', 'Blueprint whose entities are aggregated.'),
    calculationSpec: Type.Optional(
      Type.Object(
        {
          func: text('Function', 'How values become one.', {
            examples: ['count', 'average', 'sum', 'min', 'max', 'median'],
          }),
          calculationBy: text('By', 'Entities, or one property of them.', {
            examples: ['entities', 'property'],
          }),
          property: text('Property', 'The number property that is aggregated.'),
          averageOf: text('Average of', 'Period of the average.', {
            examples: ['hour', 'day', 'week', 'month', 'total'],
          }),
          measureTimeBy: text('Time', 'The date that counts.', { examples: ['$createdAt', '$updatedAt'] }),
        },
        { title: 'Calculation', description: 'What is computed; every value is a text.', ...open },
      ),
    ),
    query: Type.Optional(Type.Unknown({ title: 'Query', description: 'Only entities matching it count.' })),
    pathFilter: Type.Optional(
      Type.Unknown({ title: 'Path', description: 'Only entities related along these relations count.' }),
    ),
  },
  { title: 'Aggregation property', description: 'One figure over many related entities.', ...open },
);

/** A blueprint as people write it: the editor completes from this, the API publishes it, `parseBlueprint` checks with it. */
export const blueprintDocumentSchema = Type.Object(
  {
    identifier: Type.String({
      title: 'Identifier',
      description: 'Name of the blueprint in URLs, queries and other blueprints.',
      minLength: 1,
      maxLength: IDENTIFIER_LENGTH,
      pattern: IDENTIFIER_PATTERN,
    }),
    title,
    icon,
    description,
    schema: Type.Optional(
      Type.Object(
        {
          properties: Type.Optional(
            Type.Record(name('Name of the property in the API.'), propertyDefinitionSchema, {
              title: 'Properties',
              description: 'The fields of each entity; forms and tables keep this order.',
            }),
          ),
          required: Type.Optional(
            Type.Array(Type.String({ title: 'Property', description: 'Name of a property.' }), {
              title: 'Required',
              description: 'Properties every entity must have.',
            }),
          ),
        },
        { title: 'Schema', description: 'What entities of this blueprint hold.', ...open },
      ),
    ),
    relations: Type.Optional(
      Type.Record(name('Name of the relation in the API.'), relationDefinitionSchema, {
        title: 'Relations',
        description: 'Links from entities of this blueprint to others.',
      }),
    ),
    mirrorProperties: Type.Optional(
      Type.Record(name('Name of the property in the API.'), mirror, {
        title: 'Mirror properties',
        description: 'Properties of related entities.',
      }),
    ),
    calculationProperties: Type.Optional(
      Type.Record(name('Name of the property in the API.'), calculation, {
        title: 'Calculation properties',
        description: 'Properties computed from others.',
      }),
    ),
    aggregationProperties: Type.Optional(
      Type.Record(name('Name of the property in the API.'), aggregation, {
        title: 'Aggregation properties',
        description: 'Figures over related entities.',
      }),
    ),
    ownership: Type.Optional(
      Type.Object(
        {
          type: text('Type', 'Where the owning teams come from.', { examples: ['Direct', 'Inherited'] }),
          path: text('Path', 'Relations to the entity whose teams own this one.'),
          title,
        },
        { title: 'Ownership', description: 'How entities get their owning teams.', ...open },
      ),
    ),
    teamInheritance: Type.Optional(
      Type.Object(
        { path: text('Path', 'Relations to the entity whose teams are taken over.') },
        { title: 'Team inheritance', description: 'Older way to write ownership.', ...open },
      ),
    ),
    changelogDestination: Type.Optional(
      Type.Object(
        {
          type: text('Type', 'Where changes are sent.', { examples: ['WEBHOOK', 'KAFKA'] }),
          url: text('URL', 'Address of the webhook.'),
          agent: flag('Agent', 'Sent by a process inside the network.'),
        },
        { title: 'Change log', description: 'Where changes of entities are sent.', ...open },
      ),
    ),
    includeInGlobalSearch: flag('In global search', 'Whether the search of the portal finds these entities.'),
  },
  { title: 'Blueprint', description: 'A type of things in the catalog.', ...open },
);

export type BlueprintDocument = Static<typeof blueprintDocumentSchema> & Record<string, unknown>;
