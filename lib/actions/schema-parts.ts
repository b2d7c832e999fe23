import { type TSchema, Type } from '@sinclair/typebox';

/** Clients send `null` as often as they leave a key out; both are kept as sent, see `structureFaults`. */
export const optional = Type.Optional;

export function text(title: string, description?: string) {
  return Type.String({ title, maxLength: 20_000, ...(description ? { description } : {}) });
}

/** jq that a later version evaluates; stored and echoed today. */
export const jqQuery = Type.Object(
  { jqQuery: Type.String({ title: 'jq', maxLength: 4_000 }) },
  { title: 'Expression', description: 'A jq expression; stored, but not evaluated yet.' },
);

export function orExpression<T extends TSchema>(schema: T) {
  const { title, description } = schema;
  return Type.Union([schema, jqQuery], {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
  });
}

export const nameList = (title: string, description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 320 }), { title, description, maxItems: 500 });
