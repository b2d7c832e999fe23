import { expect, test } from 'vitest';
import { parseQuery } from '#lib/query/parse.ts';
import {
  type BlueprintOutline,
  blueprintsWithin,
  needsOutline,
  partitionsAlong,
} from './blueprint-outline.ts';

const outline: BlueprintOutline[] = (
  [
    ['deployment', { service: 'service' }],
    ['service', { domain: 'domain', needs: 'service' }],
    ['domain', {}],
    ['team', { domain: 'domain' }],
  ] as const
).map(([name, relations]) => ({
  id: `id-${name}`,
  identifier: name,
  targetIds: new Map(Object.entries(relations).map(([relation, target]) => [relation, `id-${target}`])),
}));
const [deployment] = outline;

test('a path ends in the partitions its relations lead to', () => {
  const from = deployment ? [deployment] : [];
  expect(partitionsAlong(['service', 'domain'], from, outline)).toEqual([['id-service'], ['id-domain']]);
  expect(partitionsAlong(['service', 'nothing', 'domain'], from, outline)).toEqual([['id-service'], [], []]);
  expect(partitionsAlong(['service', 'domain'], from, undefined)).toEqual([['id-service'], undefined]);
  expect(partitionsAlong(['domain'], outline, undefined)).toEqual([['id-domain']]);
});

test.each([
  [1, 'deployment', 'target', ['id-service']],
  [2, 'deployment', 'target', ['id-service', 'id-domain']],
  [4, 'domain', 'source', ['id-service', 'id-team', 'id-deployment']],
  [4, 'domain', 'target', []],
  [4, 'nothing', 'source', []],
] as const)('within %i links of %s, to the %s', (hops, start, side, expected) => {
  expect(blueprintsWithin(hops, start, side, outline)).toEqual(expected);
});

test.each([
  [{ property: 'tier', operator: '=', value: 1 }, false],
  [{ property: 'service.tier', operator: '=', value: 1 }, false],
  [{ property: 'service.domain.tier', operator: '!=', value: 1 }, true],
  [{ relation: 'service', operator: 'isEmpty' }, false],
  [{ relation: 'service.domain', operator: 'isEmpty' }, true],
  [{ blueprint: 'service', operator: 'relatedTo', value: 'x' }, true],
])('%j looks further than its own relations: %s', (rule, expected) => {
  const query = parseQuery({ combinator: 'or', rules: [rule] }, { now: new Date(), user: null });
  expect(needsOutline(query)).toBe(expected);
});
