import { describe, expect, it } from 'vitest';
import { diffDocuments } from './diff-documents.ts';

describe('diffDocuments', () => {
  it('finds nothing between equal documents', () => {
    expect(diffDocuments({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
  });

  it('names the smallest place of each change', () => {
    const before = {
      title: 'A',
      schema: { properties: { a: { type: 'string' }, 'b/c': { type: 'number' } } },
    };
    const after = { title: 'B', schema: { properties: { a: { type: 'string', enum: ['x'] }, d: {} } } };
    expect(diffDocuments(before, after)).toEqual([
      { path: '/title', kind: 'changed', before: 'A', after: 'B' },
      { path: '/schema/properties/a/enum', kind: 'added', after: ['x'] },
      { path: '/schema/properties/b~1c', kind: 'removed', before: { type: 'number' } },
      { path: '/schema/properties/d', kind: 'added', after: {} },
    ]);
  });

  it('takes lists as one value', () => {
    expect(diffDocuments({ a: [1, 2] }, { a: [2, 1] })).toEqual([
      { path: '/a', kind: 'changed', before: [1, 2], after: [2, 1] },
    ]);
  });

  it('tells when keys only moved: forms follow their order', () => {
    expect(diffDocuments({ p: { a: 1, b: 2 } }, { p: { b: 2, a: 1 } })).toEqual([
      { path: '/p', kind: 'reordered' },
    ]);
  });

  it('tells a value from an object', () => {
    expect(diffDocuments({ a: null }, { a: {} })).toEqual([
      { path: '/a', kind: 'changed', before: null, after: {} },
    ]);
  });
});
