import { expect, it } from 'vitest';
import { compactNumber, countOf } from './format-number.ts';

it.each([
  [0, '0'],
  [1.456, '1.46'],
  [99_999, '99,999'],
  [100_000, '100 k'],
  [1_000_000, '1 M'],
  [1_234_567, '1.2 M'],
  [-1_234_567, '-1.2 M'],
  [3_000_000_000, '3 bn'],
])('%d is "%s"', (value, words) => expect(compactNumber(value)).toBe(words));

it('counts one as one', () => {
  expect(countOf(1, 'service')).toBe('1 service');
  expect(countOf(0, 'service')).toBe('0 services');
  expect(countOf(2, 'repository', 'repositories')).toBe('2 repositories');
});
