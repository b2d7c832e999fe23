import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { relationOf, renameTarget, requiredOf, targetsOf } from './blueprint-model.ts';

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

describe('renameTarget', () => {
  it('replaces every mention and keeps all else, order included', () => {
    const renamed = renameTarget(document, 'domain', 'area');
    expect(targetsOf(renamed)).toEqual(['area', 'service', 'incident']);
    expect(Object.keys(renamed.relations ?? {})).toEqual(['domain', 'parent', 'again']);
    expect(renamed.relations?.parent).toEqual({ target: 'service', required: true });
    expect(renameTarget(document, 'incident', 'x').aggregationProperties).toEqual({
      count: { target: 'x', type: 'number' },
      none: {},
    });
  });

  it('returns the very document when nothing points there', () => {
    expect(renameTarget(document, 'other', 'x')).toBe(document);
  });
});
