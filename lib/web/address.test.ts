import { expect, it } from 'vitest';
import { addressParams } from './address.ts';

it('keeps what stands twice, in order, and leaves out what is not there', () => {
  const params = addressParams({ filter: ['["a"]', '["b"]'], q: 'x y', none: undefined, empty: '' });
  expect([...params]).toEqual([
    ['filter', '["a"]'],
    ['filter', '["b"]'],
    ['q', 'x y'],
    ['empty', ''],
  ]);
});
