import { expect, it } from 'vitest';
import { readVersion, requireVersionCursor } from './version-cursor.ts';

it.each(['0', '-1', '01', '1e3', '1.0', ' 1', '', '1234567890'])('%j is no version', (text) => {
  expect(readVersion(text)).toBeUndefined();
  expect(() => requireVersionCursor(text)).toThrow('not a cursor');
});

it('reads a version', () => {
  expect([readVersion('7'), requireVersionCursor('999999999')]).toEqual([7, 999_999_999]);
});
