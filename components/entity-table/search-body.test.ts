import { expect, it } from 'vitest';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import { searchBody } from './search-body.ts';
import { EMPTY_VIEW, type FilterRule } from './view-state.ts';

const columns = toColumns({
  identifier: 'service',
  schema: { properties: { tier: { type: 'number' } } },
  relations: { owner: { target: 'area' } },
});
const asked = (...rules: FilterRule[]) => searchBody({ ...EMPTY_VIEW, rules }, columns).query?.rules;

it('leaves out what a view does not ask', () => {
  expect(searchBody(EMPTY_VIEW, columns)).toEqual({ limit: 50, count: true, titles: true });
});

it('asks for relations as relations and for everything else as properties', () => {
  expect(
    asked(
      { property: 'owner', operator: 'in', value: ['net'] },
      { property: 'tier', operator: '=', value: 1 },
      { property: '$team', operator: 'isEmpty' },
    ),
  ).toEqual([
    { relation: 'owner', operator: 'in', value: ['net'] },
    { property: 'tier', operator: '=', value: 1 },
    { property: '$team', operator: 'isEmpty' },
  ]);
});

it('waits for the missing part of a rule and drops columns that are gone', () => {
  expect(
    asked(
      { property: 'tier', operator: '>', value: undefined },
      { property: 'gone', operator: '=', value: 1 },
      { property: 'tier', operator: 'contains', value: 'x' },
    ),
  ).toBeUndefined();
});
