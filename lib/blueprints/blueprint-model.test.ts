import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { relationOf, requiredOf, targetsOf } from './blueprint-model.ts';

const document = {
  identifier: 'service',
  schema: { properties: {}, required: ['a', 'a'] },
  relations: {
    domain: { target: 'domain' },
    parent: { target: 'service', required: true },
    again: { target: 'domain' },
  },
  aggregationProperties: { count: { target: 'incident', type: 'number' }, none: {} },
} as unknown as BlueprintDocument;

describe('the model of a blueprint', () => {
  it('knows its targets, each once', () => {
    expect(targetsOf(document)).toEqual(['domain', 'service', 'incident']);
    expect(targetsOf({ identifier: 'bare' })).toEqual([]);
  });

  it('finds relations by their declared names only', () => {
    expect(relationOf(document, 'domain')).toEqual({ target: 'domain' });
    expect(relationOf(document, 'constructor')).toBeUndefined();
  });

  it('counts a required property once', () => {
    expect(requiredOf(document)).toEqual(['a']);
  });
});
