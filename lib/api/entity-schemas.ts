import { Type } from '@sinclair/typebox';
import { anyDocument, authorship } from './document-schemas.ts';

export const ENTITY_TAGS = ['Entities'];

/** `parseQuery` judges it and names each fault. */
export const query = Type.Unknown({ description: '{combinator, rules}: see the schema Query' });

export const text = Type.String({
  maxLength: 1_000,
  description: 'words, each found in identifier or title',
});

const part = (description: string) => Type.Optional(Type.Unknown({ description }));

/** Described here, judged by the verb, which names each fault. */
export const sentEntity = Type.Object(
  {
    identifier: part('text, made up when absent; or a query that finds the entity'),
    title: part('text or null'),
    icon: part('text or null'),
    team: part('name of a team, several, or a query that finds them'),
    properties: part('values by name; names the blueprint does not declare are kept'),
    relations: part('by name: an identifier, several, null, or a query that finds them'),
  },
  { additionalProperties: true },
);

export const entity = Type.Object({
  identifier: Type.String(),
  title: Type.Union([Type.String(), Type.Null()]),
  icon: Type.Optional(Type.String()),
  blueprint: Type.String(),
  team: Type.Array(Type.String()),
  properties: anyDocument('every declared property, null where unset, then what else is stored'),
  relations: anyDocument('one identifier, a list of them, or null'),
  ...authorship,
});

/** With `include` or `exclude` only part of it comes. */
export const someEntity = Type.Partial(entity);
export const oneEntity = Type.Object({ ok: Type.Literal(true), entity: someEntity });

export const flag = (description: string) => Type.Optional(Type.Boolean({ description }));
export const names = (description: string) =>
  Type.Optional(Type.Array(Type.String({ maxLength: 5_000 }), { description, maxItems: 500 }));

export const projection = {
  include: names('only these fields, repeated or separated by commas'),
  exclude: names('all but these fields'),
  exclude_calculated_properties: flag('leave out what is computed'),
};

export const writeQuery = {
  run_id: Type.Optional(Type.String({ maxLength: 200, description: 'the run that causes this' })),
  create_missing_related_entities: flag('create what relations point at and is not there'),
};

interface WriteQuery {
  run_id?: string;
  create_missing_related_entities?: boolean;
}

/** The parts of a query that every write shares, as the verbs call them. */
export function writeOptions(query: WriteQuery) {
  return {
    runId: query.run_id,
    createMissingRelatedEntities: query.create_missing_related_entities,
  };
}
