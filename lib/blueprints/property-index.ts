import { type IndexType, indexTypeOf } from '#lib/query/model.ts';
import type { BlueprintDocument } from './blueprint-document.ts';
import { propertiesOf } from './blueprint-model.ts';

/** From so many entities on, scalar properties get an index each. */
export const INDEX_THRESHOLD = 5_000;

interface IndexedProperty {
  property: string;
  type: IndexType;
}

/** What is indexed for sorting and filtering, with the type each index compares by: the title and every scalar. */
export function wantedIndexes(document: BlueprintDocument): IndexedProperty[] {
  const scalars = propertiesOf(document).flatMap(([property, definition]): IndexedProperty[] => {
    const type = indexTypeOf(definition);
    return type ? [{ property, type }] : [];
  });
  return [{ property: '$title', type: 'text' }, ...scalars.filter(({ property }) => property !== '$title')];
}
