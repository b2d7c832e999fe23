import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference.ts';

describe('differenceOf', () => {
  it('keeps changed fields only', () => {
    expect(differenceOf({ title: 'a', icon: 'x', old: 1 }, { title: 'b', icon: 'x', fresh: 2 })).toEqual({
      before: { title: 'a', old: 1 },
      after: { title: 'b', fresh: 2 },
    });
  });

  it('looks one level into properties and relations', () => {
    const before = { properties: { tier: 1, tags: ['a'] }, relations: { team: 'x' } };
    const after = { properties: { tier: 2, tags: ['a'] }, relations: { team: 'x' } };
    expect(differenceOf(before, after)).toEqual({
      before: { properties: { tier: 1 } },
      after: { properties: { tier: 2 } },
    });
  });

  it('has everything of what was made or deleted', () => {
    expect(differenceOf(undefined, { a: 1 })).toEqual({ before: {}, after: { a: 1 } });
    expect(differenceOf({ a: null }, undefined)).toEqual({ before: { a: null }, after: {} });
    expect(differenceOf(undefined, undefined)).toBeNull();
  });

  it('never holds secrets, at any depth', () => {
    const after = {
      clientSecret: 'canary-1',
      properties: {
        api_key: 'canary-2',
        nested: { password: 'canary-3', list: [{ accessToken: 'canary-4' }] },
      },
      secrets: ['canary-5'],
    };
    expect(JSON.stringify(differenceOf(undefined, after))).not.toContain('canary');
    expect(JSON.stringify(differenceOf(after, {}))).not.toContain('canary');
  });

  it('shortens very long texts', () => {
    const shown = differenceOf(undefined, { text: 'a'.repeat(10_000) })?.after.text as string;
    expect(shown).toHaveLength(2_000 + '… (10000 characters)'.length);
  });

  it('compares dates and nested values by what they are', () => {
    const at = () => new Date('2026-01-01T00:00:00Z');
    expect(differenceOf({ at: at(), a: [{ b: 1 }] }, { at: at(), a: [{ b: 1 }] })).toBeNull();
    expect(differenceOf({ at: at() }, { at: new Date(0) })?.after.at).toBe('1970-01-01T00:00:00.000Z');
  });

  it('is nothing exactly when nothing changed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(differenceOf(value, structuredClone(value))).toBeNull();
      }),
    );
  });
});
