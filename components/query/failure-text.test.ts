import { expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { failureText } from './failure-text.ts';

it('says what the server says', () => {
  const refused = new ApiError({ error: 'forbidden', message: 'Only Admins may.' });
  expect(failureText(refused)).toBe('Only Admins may.');
});

it.each([
  [new TypeError('Failed to fetch')],
  [new Error('An unexpected response was received')],
  ['x'],
  [undefined],
])('says that no answer came instead of %s', (error) =>
  expect(failureText(error)).toMatch(/^No answer came/));
