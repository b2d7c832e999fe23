import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { relationIssues, requireDeclared, toChanges } from './check-relations.ts';

const document = {
  identifier: 'service',
  relations: {
    owner: { target: '_team', required: true },
    uses: { target: 'service', many: true },
    parent: { target: 'service' },
  },
} as unknown as BlueprintDocument;

const judge = (targets: Record<string, string[]>, isWhole = true) =>
  relationIssues(document, toChanges(document, targets), isWhole).map(({ path, code }) => [path, code]);

describe('requireDeclared', () => {
  it('throws not_found naming every relation nobody declared', () => {
    expect(() => requireDeclared(document, ['owner', 'x', 'constructor'])).toThrow(
      expect.objectContaining({
        code: 'not_found',
        details: [
          expect.objectContaining({ path: '/relations/x' }),
          expect.objectContaining({ path: '/relations/constructor' }),
        ],
      }),
    );
    expect(requireDeclared(document, ['owner'])).toBeUndefined();
  });
});

describe('toChanges', () => {
  it('keeps the order of the blueprint and only what is given', () => {
    expect(toChanges(document, { uses: ['b', 'a'], owner: [] })).toEqual([
      { name: 'owner', target: '_team', many: false, identifiers: [] },
      { name: 'uses', target: 'service', many: true, identifiers: ['b', 'a'] },
    ]);
  });
});

describe('relationIssues', () => {
  it('accepts what fits', () => {
    expect(judge({ owner: ['dev'], uses: ['a', 'b'] })).toEqual([]);
  });

  it('demands required relations of a whole entity', () => {
    expect(judge({})).toEqual([['/relations/owner', 'required']]);
    expect(judge({ owner: [] })).toEqual([['/relations/owner', 'required']]);
  });

  it('demands them of a patch only when it clears them', () => {
    expect(judge({}, false)).toEqual([]);
    expect(judge({ owner: [] }, false)).toEqual([['/relations/owner', 'required']]);
  });

  it('takes one entity where one is meant', () => {
    expect(judge({ owner: ['a', 'b'], parent: ['a', 'b'] })).toEqual([
      ['/relations/owner', 'not_many'],
      ['/relations/parent', 'not_many'],
    ]);
  });
});
