import { expect, it } from 'vitest';
import { readPreferences, rootAttributes } from './preferences.ts';

it('reads what was chosen', () => {
  expect(readPreferences('dark', 'compact')).toEqual({ theme: 'dark', density: 'compact' });
});

it.each([undefined, '', 'DARK', 'dark" onload="x', '__proto__'])('takes %j for nothing chosen', (cookie) => {
  expect(readPreferences(cookie, cookie)).toEqual({ theme: 'system', density: 'comfortable' });
});

it('leaves the theme to the system unless one was chosen', () => {
  expect(rootAttributes({ theme: 'system', density: 'compact' })).toEqual({ 'data-density': 'compact' });
  expect(rootAttributes({ theme: 'dark', density: 'compact' })).toEqual({
    className: 'dark',
    'data-density': 'compact',
  });
});
