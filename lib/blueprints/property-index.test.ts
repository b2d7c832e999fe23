import { expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { indexableProperties } from './property-index.ts';

it('indexes scalars by the type they compare as, and nothing else', () => {
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
  expect(indexableProperties(document).map(({ property, type }) => `${property} ${type}`)).toEqual([
    'a text',
    'b date',
    'c date',
    'd number',
    'e boolean',
  ]);
});
