import { describe, expect, it } from 'vitest';
import { type CatalogColumn, toColumns } from '#lib/blueprints/to-columns.ts';
import { isFacetable, tickedValues, toggleValue, valueRule, withoutOwn } from './facet-rule.ts';
import type { FilterPart } from './filter-part.ts';

const columns = toColumns({
  identifier: 'service',
  schema: {
    properties: {
      stage: { type: 'string', enum: ['alpha', 'beta'] },
      level: { type: 'number', enum: [1, 2] },
      live: { type: 'boolean' },
      langs: { type: 'array', items: { type: 'string', enum: ['go', 'rust'] } },
      words: { type: 'array' },
      notes: { type: 'string' },
      size: { type: 'number' },
    },
  },
  relations: { area: { target: 'area' } },
});
const by = (key: string) => columns.find((column) => column.key === key) as CatalogColumn;
const all = (...rules: FilterPart[]) => ({ match: 'and' as const, rules });

it('facets are of values that can be told apart', () => {
  const able = columns.filter(isFacetable).map(({ key }) => key);
  expect(able).toEqual(['$team', 'stage', 'level', 'live', 'langs', 'area']);
});

describe('a click in a facet', () => {
  it('adds a rule, then a value to it, then takes both away', () => {
    const first = toggleValue(all(), by('stage'), 'alpha', columns);
    const both = toggleValue(first, by('stage'), 'beta', columns);
    expect(both).toEqual(all({ property: 'stage', operator: 'in', value: ['alpha', 'beta'] }));
    expect(tickedValues(both, by('stage'))).toEqual(['alpha', 'beta']);
    const one = toggleValue(both, by('stage'), 'alpha', columns);
    expect(one).toEqual(all({ property: 'stage', operator: 'in', value: ['beta'] }));
    expect(toggleValue(one, by('stage'), 'beta', columns)).toEqual(all());
  });

  it('keeps the rule where it stands among the others', () => {
    const other: FilterPart = { property: 'notes', operator: 'isNotEmpty' };
    const filter = all({ property: 'level', operator: 'in', value: [1] }, other);
    expect(toggleValue(filter, by('level'), 2, columns).rules).toEqual([
      { property: 'level', operator: 'in', value: [1, 2] },
      other,
    ]);
  });

  it('on having none, or on yes and no, replaces what was ticked', () => {
    const some = all({ property: 'area', operator: 'in', value: ['net'] });
    const none = toggleValue(some, by('area'), null, columns);
    expect(none).toEqual(all({ property: 'area', operator: 'isEmpty' }));
    expect(toggleValue(none, by('area'), 'net', columns)).toEqual(some);
    const yes = toggleValue(all(), by('live'), true, columns);
    expect(toggleValue(yes, by('live'), false, columns)).toEqual(
      all({ property: 'live', operator: '=', value: false }),
    );
  });

  it('leaves rules of the same property alone that no facet writes', () => {
    const own: FilterPart = { property: 'stage', operator: 'notIn', value: ['alpha'] };
    expect(tickedValues(all(own), by('stage'))).toEqual([]);
    expect(toggleValue(all(own), by('stage'), 'beta', columns).rules).toEqual([
      own,
      { property: 'stage', operator: 'in', value: ['beta'] },
    ]);
  });

  it('narrows down a filter of which any part is enough: all of it becomes one part', () => {
    const rules: FilterPart[] = [
      { property: 'notes', operator: 'isEmpty' },
      { property: 'size', operator: '>', value: 3 },
    ];
    const chosen = toggleValue({ match: 'or', rules }, by('stage'), 'alpha', columns);
    expect(chosen).toEqual(
      all({ combinator: 'or', rules } as FilterPart, { property: 'stage', operator: 'in', value: ['alpha'] }),
    );
  });

  it('keeps such a filter’s own groups, as a query', () => {
    const group: FilterPart = { combinator: 'and', rules: [{ property: 'size', operator: '>', value: 3 }] };
    const filter = { match: 'or' as const, rules: [group, { property: 'notes', operator: 'isEmpty' }] };
    expect(toggleValue(filter, by('stage'), 'alpha', columns).rules[0]).toEqual({
      raw: { combinator: 'or', rules: [group, { property: 'notes', operator: 'isEmpty' }] },
    });
  });
});

it('a facet counts without its own rule', () => {
  const other: FilterPart = { property: 'langs', operator: 'containsAny', value: ['go'] };
  const filter = all({ property: 'stage', operator: 'in', value: ['alpha'] }, other);
  expect(withoutOwn(filter, by('stage'))).toEqual(all(other));
  expect(withoutOwn(filter, by('level'))).toEqual(filter);
});

it('the rule of a value is one the column knows', () => {
  for (const column of columns.filter(isFacetable)) {
    expect(column.operators).toContain(valueRule(column, ['x']).operator);
    expect(column.operators).toContain(valueRule(column, [null]).operator);
  }
});
