import { expect, test } from 'vitest';
import { parseQuery } from '#lib/query/parse.ts';
import { type BlueprintOutline, blueprintsWithin, needsOutline, startsAlong } from './blueprint-outline.ts';

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

test('each step of a path starts where the relations before it lead', () => {
  const from = deployment ? [deployment] : [];
  const starts = (...input: Parameters<typeof startsAlong>) =>
    startsAlong(...input).map((start) => start?.map(({ id }) => id));
  const first = ['id-deployment'];
  expect(starts(['service', 'domain'], from, outline)).toEqual([first, ['id-service']]);
  expect(starts(['service', 'nothing', 'domain'], from, outline)).toEqual([first, ['id-service'], []]);
  expect(starts(['service', 'domain', 'x'], from, undefined)).toEqual([first, undefined, undefined]);
  expect(starts([], outline, undefined)).toEqual([]);
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
