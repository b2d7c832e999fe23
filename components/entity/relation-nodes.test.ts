import { describe, expect, it } from 'vitest';
import type { RelatedGroup } from './related-group.ts';
import { columnHeight, middles, relationNodes } from './relation-nodes.ts';

const group = (relation: string, count: number, extra: Partial<RelatedGroup> = {}): RelatedGroup => ({
  direction: 'outgoing',
  relation,
  title: relation,
  blueprint: 'service',
  blueprintHeading: 'Services',
  count,
  entities: Array.from({ length: Math.min(count, 4) }, (_, index) => ({
    identifier: `${relation}/${index}`,
    title: null,
  })),
  ...extra,
});

describe('relationNodes', () => {
  it('lets every relation speak before one speaks twice, and keeps each together', () => {
    const nodes = relationNodes([group('uses', 9), group('owns', 1), group('runs', 3)], 'outgoing');
    expect(nodes.map(({ title }) => title)).toEqual(['uses/0', 'uses/1', 'owns/0', 'runs/0']);
    expect(nodes.map(({ under }) => under)).toEqual(['uses, 1 of 9', 'uses, 2 of 9', 'owns', 'runs, 1 of 3']);
  });

  it('shows one side only, by what comes from there', () => {
    const nodes = relationNodes([group('uses', 1), group('uses', 2, { direction: 'incoming' })], 'incoming');
    expect(nodes.map(({ under }) => under)).toEqual(['Services, 1 of 2', 'Services, 2 of 2']);
    expect(nodes[0]?.href).toBe('/catalog/service/uses%2F0');
  });

  it('is empty where nothing may be seen', () => {
    expect(relationNodes([group('uses', 3, { entities: [] })], 'outgoing')).toEqual([]);
    expect(relationNodes([], 'incoming')).toEqual([]);
  });
});

it('lays nodes around the middle of the taller column', () => {
  expect(columnHeight(0)).toBe(0);
  expect(columnHeight(1)).toBe(46);
  expect(middles(1, 100)).toEqual([50]);
  const [first = 0, second = 0] = middles(2, 200);
  expect((first + second) / 2).toBe(100);
  expect(second - first).toBe(55);
  expect(middles(0, 100)).toEqual([]);
});
