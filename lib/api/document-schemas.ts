import { Type } from '@sinclair/typebox';

/** Above the limit of a document, so that the answer can name that limit. */
export const DOCUMENT_BYTES = 4_000_000;

/** An object of which nothing is checked here: the verb judges it, or it is echoed as it was sent. */
export const anyDocument = (description: string) =>
  Type.Record(Type.String(), Type.Unknown(), { description });

/** Who wrote a document or an entity, and when. */
export const authorship = {
  createdAt: Type.String({ format: 'date-time' }),
  createdBy: Type.String(),
  updatedAt: Type.String({ format: 'date-time' }),
  updatedBy: Type.String(),
};

export const issueSchema = Type.Object({ path: Type.String(), code: Type.String(), message: Type.String() });

/** What was accepted, but is probably not what its author meant. */
export const warnings = Type.Optional(
  Type.Array(issueSchema, { description: 'accepted, but probably not what was meant' }),
);

export const success = Type.Object({ ok: Type.Literal(true) });
