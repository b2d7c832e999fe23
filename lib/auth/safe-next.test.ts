import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('safeNext', () => {
  it.each([
    '/',
    '/catalog/service',
    '/runs?state=waiting&mine=1',
    '/catalog/service#top',
    '/a%2F%2Fb',
  ])('goes back to %s', (path) => expect(safeNext(path)).toBe(path));

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil',
    '',
    '/..//evil.example',
    '/sign-in?next=/',
    '/setup?token=x',
    `/${'a'.repeat(2_001)}`,
    undefined,
    ['/a', '/b'],
  ])('does not follow %j', (next) => expect(safeNext(next)).toBe('/'));

  it('never leaves this site, and does not change its mind', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5C',
      'evil.example',
      '\t',
    );
    const path = fc.array(fc.oneof(part, fc.string()), { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(path, (next) => {
        const safe = safeNext(next);
        expect(new URL(safe, 'https://portal.example').origin).toBe('https://portal.example');
        expect(safe).toMatch(/^\/(?!\/)/);
        expect(safeNext(safe)).toBe(safe);
      }),
    );
  });
});
