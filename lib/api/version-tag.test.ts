import { describe, expect, it } from 'vitest';
import { expectedVersion, versionTag } from './version-tag.ts';

const expected = (value?: string) =>
  expectedVersion(new Headers(value === undefined ? {} : { 'if-match': value }));

describe('versions in headers', () => {
  it('come back as they went', () => {
    expect(expected(versionTag(12).ETag)).toBe(12);
  });

  it.each([
    ['W/"3"', 3],
    ['3', 3],
    [' "4" ', 4],
    ['*', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %s as %s', (value, version) => {
    expect(expected(value)).toBe(version);
  });

  it.each(['"abc"', '"1", "2"', '"-1"', '"99999999999"'])('matches nothing with %s', (value) => {
    expect(() => expected(value)).toThrow(expect.objectContaining({ code: 'stale_version' }));
  });
});
