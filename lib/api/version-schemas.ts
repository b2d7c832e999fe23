import { type TSchema, Type } from '@sinclair/typebox';

const actor = Type.Object(
  {
    kind: Type.String({ description: 'person, machine, system, webhook or unknown' }),
    id: Type.String(),
    name: Type.String(),
    email: Type.Optional(Type.String()),
  },
  { description: 'as they are called now' },
);

const entry = {
  version: Type.Integer(),
  changedAt: Type.String({ format: 'date-time' }),
  changedBy: actor,
  current: Type.Boolean({ description: 'whether this is how it is now' }),
};

/** What a page of versions is asked with. */
export const versionsQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  from: Type.Optional(Type.String({ maxLength: 20, description: '`next` of the page before' })),
});

export const versionsAnswer = Type.Object({
  ok: Type.Literal(true),
  versions: Type.Array(Type.Object(entry)),
  next: Type.Union([Type.String(), Type.Null()]),
});

/** One version with what it held. */
export function versionAnswer<T extends Record<string, TSchema>>(content: T) {
  return Type.Object({ ok: Type.Literal(true), version: Type.Object({ ...entry, ...content }) });
}
