import { expect, it } from 'vitest';
import { toColumns } from '#lib/blueprints/to-columns.ts';
import type { FilterPart } from './filter-part.ts';
import { searchBody } from './search-body.ts';
import { EMPTY_VIEW } from './view-state.ts';

const columns = toColumns({
  identifier: 'service',
  schema: { properties: { tier: { type: 'number' } } },
  relations: { owner: { target: 'area' } },
});
const asked = (...rules: FilterPart[]) => searchBody({ ...EMPTY_VIEW, rules }, columns).query?.rules;

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

it('asks groups as groups, and what only the API can say as it is written', () => {
  const raw = { operator: 'relatedTo', blueprint: 'area', value: 'net' };
  const group: FilterPart = {
    combinator: 'or',
    rules: [
      { property: 'owner', operator: 'in', value: ['net'] },
      { property: 'tier', operator: '=', value: 1 },
      { property: 'tier', operator: '=' },
    ],
  };
  expect(asked(group, { raw })).toEqual([
    {
      combinator: 'or',
      rules: [
        { relation: 'owner', operator: 'in', value: ['net'] },
        { property: 'tier', operator: '=', value: 1 },
      ],
    },
    raw,
  ]);
});

it('leaves out a group that asks nothing, which in the language would hold for everything', () => {
  expect(asked({ combinator: 'or', rules: [{ property: 'gone', operator: '=', value: 1 }] })).toBeUndefined();
});

it('asks for any part when any is enough', () => {
  const view = { ...EMPTY_VIEW, match: 'or' as const, rules: [{ property: '$team', operator: 'isEmpty' }] };
  expect(searchBody(view, columns).query).toEqual({
    combinator: 'or',
    rules: [{ property: '$team', operator: 'isEmpty' }],
  });
});
