import type { BlueprintRow } from '#db/queries/blueprints.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import type { Issue } from '#lib/errors.ts';

/** What the verbs of blueprints answer. */
export interface BlueprintView {
  id: string;
  identifier: string;
  /** exactly as it was sent */
  document: BlueprintDocument;
  version: number;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
  /** Accepted, but probably not what was meant; only after a write. */
  warnings: Issue[];
}

export function viewOf(row: BlueprintRow, warnings: Issue[] = []): BlueprintView {
  const { id, identifier, document, version, createdAt, createdBy, updatedAt, updatedBy } = row;
  return {
    id,
    identifier,
    document,
    version,
    createdAt: createdAt.toISOString(),
    createdBy,
    updatedAt: updatedAt.toISOString(),
    updatedBy,
    warnings,
  };
}

/**
 * The document as `/v1` answers it: echoed, with who wrote it and when. Only `schema` and `relations` are there
 * even when they were left out: some clients read them unasked, and those that compare what they read with what
 * they sent always send them.
 */
export function wireBlueprint(view: BlueprintView): Record<string, unknown> {
  const { document, createdAt, createdBy, updatedAt, updatedBy } = view;
  const schema = document.schema ?? { properties: {} };
  const relations = document.relations ?? {};
  return { ...document, schema, relations, createdAt, createdBy, updatedAt, updatedBy };
}
