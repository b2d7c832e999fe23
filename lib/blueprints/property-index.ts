import { type IndexType, indexTypeOf } from '#lib/query/model.ts';
import type { BlueprintDocument } from './blueprint-document.ts';
import { propertiesOf } from './blueprint-model.ts';

/** From so many entities on, scalar properties get an index each. */
export const INDEX_THRESHOLD = 5_000;

export interface IndexedProperty {
  property: string;
  type: IndexType;
}

/** The properties that can be indexed for sorting and filtering, with the type their index compares by. */
export function indexableProperties(document: BlueprintDocument): IndexedProperty[] {
  return propertiesOf(document).flatMap(([property, definition]) => {
    const type = indexTypeOf(definition);
    return type ? [{ property, type }] : [];
  });
}
