import type { BlueprintDocument } from './blueprint-document.ts';
import { propertiesOf } from './blueprint-model.ts';
import { knownType } from './property-definition.ts';

export type IndexType = 'text' | 'number' | 'boolean' | 'date';

/** From so many entities on, scalar properties get an index each. */
export const INDEX_THRESHOLD = 5_000;

export interface IndexedProperty {
  property: string;
  type: IndexType;
}

/** The properties that can be indexed for sorting and filtering, with the type their index compares by. */
export function indexableProperties(document: BlueprintDocument): IndexedProperty[] {
  return propertiesOf(document).flatMap(([property, definition]): IndexedProperty[] => {
    const type = knownType(definition);
    if (type === 'number' || type === 'boolean') return [{ property, type }];
    if (type !== 'string') return [];
    const isDate = definition.format === 'date-time' || definition.format === 'timer';
    return [{ property, type: isDate ? 'date' : 'text' }];
  });
}
