import { expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { wantedIndexes } from './property-index.ts';

it('indexes the title and scalars by the type they compare as, and nothing else', () => {
  const properties = {
    a: { type: 'string' },
    b: { type: 'string', format: 'date-time' },
    c: { type: 'string', format: 'timer' },
    d: { type: 'number' },
    e: { type: 'boolean' },
    f: { type: 'array' },
    g: { type: 'object' },
    h: { type: 'enum' },
  };
  const document = { identifier: 'x', schema: { properties } } as unknown as BlueprintDocument;
  expect(wantedIndexes(document).map(({ property, type }) => `${property} ${type}`)).toEqual([
    '$title text',
    'a text',
    'b date',
    'c date',
    'd number',
    'e boolean',
  ]);
});
