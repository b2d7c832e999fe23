import { describe, expect, it } from 'vitest';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import {
  clampWidth,
  moveColumn,
  NAME_COLUMN,
  neighbour,
  showColumn,
  standingColumns,
  usualWidth,
} from './column-layout.ts';

const chosen = [NAME_COLUMN, 'a', 'b', 'c', 'd'];

describe('moving a column', () => {
  it.each([
    ['d', 'b', [NAME_COLUMN, 'a', 'd', 'b', 'c']],
    ['a', 'c', [NAME_COLUMN, 'b', 'c', 'a', 'd']],
    ['a', 'a', chosen],
  ])('puts %s where %s stands', (key, target, expected) => {
    expect(moveColumn(chosen, key, target)).toEqual(expected);
  });

  it.each([
    [NAME_COLUMN, 'b'],
    ['b', NAME_COLUMN],
    ['gone', 'b'],
    ['b', 'gone'],
    ['', 'b'],
  ])('leaves all where they are for %j to %j', (key, target) => {
    expect(moveColumn(chosen, key, target)).toEqual(chosen);
  });

  it('back and forth is no change', () => {
    const there = moveColumn(chosen, 'a', 'd');
    expect(moveColumn(there, 'a', 'b')).toEqual(chosen);
  });
});

describe('the neighbour of a column', () => {
  it('is the next one of its kind: pinned columns change places with pinned ones only', () => {
    expect([neighbour(chosen, [], 'b', -1), neighbour(chosen, [], 'b', 1)]).toEqual(['a', 'c']);
    expect([neighbour(chosen, ['b'], 'a', 1), neighbour(chosen, ['b'], 'b', 1)]).toEqual(['c', undefined]);
  });

  it('is nobody at the ends, and never the name', () => {
    expect([neighbour(chosen, [], 'a', -1), neighbour(chosen, [], 'd', 1)]).toEqual([undefined, undefined]);
    expect(neighbour(chosen, [], NAME_COLUMN, 1)).toBeUndefined();
  });
});

it('a shown column comes last, a hidden one leaves the others where they are, the name stays', () => {
  expect(showColumn(['x', 'y'], 'z', true)).toEqual(['x', 'y', 'z']);
  expect(showColumn(['x', 'y'], 'x', true)).toEqual(['x', 'y']);
  expect(showColumn(chosen, 'b', false)).toEqual([NAME_COLUMN, 'a', 'c', 'd']);
  expect(showColumn(chosen, NAME_COLUMN, false)).toEqual(chosen);
});

it('no column gets lost or hides the others, however long its name', () => {
  expect([clampWidth(-3), clampWidth(100.4), clampWidth(9_999)]).toEqual([72, 100, 800]);
  expect(usualWidth({ key: 'x', type: 'text', title: 'x'.repeat(300) })).toBe(240);
});

describe('the columns as they stand', () => {
  const columns = ['$title', 'a', 'b', 'c'].map((key) => ({ key }) as CatalogColumn);
  const standing = (chosen: string[], pins: string[]) => {
    const { columns: found, pinned } = standingColumns(columns, chosen, pins);
    return [found.map(({ key }) => key).join(' '), pinned];
  };

  it('begin with the name, then what is pinned, in the chosen order', () => {
    expect(standing(['$title', 'c', 'a', 'b'], ['a', 'c'])).toEqual(['$title c a b', 3]);
    expect(standing(['b', 'a'], ['a'])).toEqual(['$title a b', 2]);
  });

  it('leave out what the blueprint no longer has, also of the pinned', () => {
    expect(standing(['$title', 'gone', 'a'], ['gone', 'hidden'])).toEqual(['$title a', 1]);
  });
});
