import { expect, it } from 'vitest';
import { cellValue, type EntityRow } from './entity-row.ts';

const row: EntityRow = {
  identifier: 'checkout',
  title: 'Checkout',
  blueprint: 'service',
  team: ['pay'],
  properties: { tier: 'gold', system: 'a property', $title: 'shadow' },
  relations: { system: 'shop', uses: ['a', 'b'] },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-02-01T00:00:00Z',
  createdBy: 'u1',
};

it.each<[string, 'meta' | 'property' | 'relation', unknown]>([
  ['$identifier', 'meta', 'checkout'],
  ['$title', 'meta', 'Checkout'],
  ['$team', 'meta', ['pay']],
  ['$createdAt', 'meta', '2026-01-01T00:00:00Z'],
  ['$updatedAt', 'meta', '2026-02-01T00:00:00Z'],
  ['$createdBy', 'meta', 'u1'],
  ['$updatedBy', 'meta', undefined],
  ['$unheard', 'meta', undefined],
  ['tier', 'property', 'gold'],
  ['system', 'property', 'a property'],
  ['system', 'relation', 'shop'],
  ['uses', 'relation', ['a', 'b']],
  ['$title', 'property', 'shadow'],
  ['missing', 'property', undefined],
])('%s as %s', (key, source, value) => {
  expect(cellValue(row, key, source)).toEqual(value);
});

it('without a title an entity is called by its identifier', () => {
  for (const title of [null, undefined])
    expect(cellValue({ ...row, title }, '$title', 'meta')).toBe('checkout');
});
