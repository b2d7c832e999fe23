import { expect, test } from 'vitest';
import { orderTables } from './order-tables.ts';

test('a table comes after those it refers to', () => {
  const references = [
    { from: 'members', to: 'teams' },
    { from: 'members', to: 'users' },
    { from: 'accounts', to: 'users' },
  ];
  const order = orderTables(['accounts', 'members', 'teams', 'users'], references);
  expect(order).toEqual(['users', 'accounts', 'teams', 'members']);
});

test('a table that refers to itself, or a circle, is still listed once', () => {
  const references = [
    { from: 'a', to: 'a' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'b' },
  ];
  expect(orderTables(['a', 'b', 'c'], references).toSorted()).toEqual(['a', 'b', 'c']);
});
