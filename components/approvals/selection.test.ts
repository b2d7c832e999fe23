import { describe, expect, it } from 'vitest';
import { runFixture } from '#components/fixtures/run.ts';
import { chosenRuns, MOST_TOGETHER, refusalToChoose, severalOfOneKind, switchRow } from './selection.ts';

const run = (id: string, action = 'access') =>
  runFixture({ id, action: { identifier: action, title: action } });
const waiting = [run('a'), run('b', 'release'), run('c'), run('d'), run('e', 'release')];
const many = Array.from({ length: MOST_TOGETHER + 1 }, (_, index) => run(`m${index}`));

describe('what is chosen', () => {
  it('stands in the order of the queue, without what waits no more', () => {
    expect(chosenRuns(waiting, ['d', 'gone', 'a']).map(({ id }) => id)).toEqual(['a', 'd']);
  });

  it('is all of one action, whatever an address says', () => {
    expect(chosenRuns(waiting, ['b', 'c', 'e']).map(({ id }) => id)).toEqual(['b', 'e']);
    expect(
      chosenRuns(
        many,
        many.map(({ id }) => id),
      ),
    ).toHaveLength(MOST_TOGETHER);
  });
});

describe('a run', () => {
  it('can be chosen beside those of its action', () => {
    expect(refusalToChoose(run('a'), [])).toBeUndefined();
    expect(refusalToChoose(run('c'), [run('a')])).toBeUndefined();
    expect(refusalToChoose(run('b', 'release'), [run('a')])).toContain('one action');
  });

  it('can always be let go again', () => {
    expect(refusalToChoose(many[0] as never, many.slice(0, MOST_TOGETHER))).toBeUndefined();
    expect(refusalToChoose(many[MOST_TOGETHER] as never, many.slice(0, MOST_TOGETHER))).toContain('At most');
  });
});

describe('switching a row', () => {
  it('takes it and lets it go', () => {
    expect(switchRow(waiting, ['a'], 'c')).toEqual(['a', 'c']);
    expect(switchRow(waiting, ['a', 'c'], 'a')).toEqual(['c']);
  });

  it('takes all of the action from another row on, in either direction', () => {
    expect(switchRow(waiting, ['a'], 'd', 'a')).toEqual(['a', 'c', 'd']);
    expect(switchRow(waiting, ['d'], 'a', 'd')).toEqual(['a', 'c', 'd']);
    expect(switchRow(waiting, ['a', 'c', 'd'], 'd', 'c')).toEqual(['a']);
    expect(switchRow(waiting, ['a'], 'c', 'gone')).toEqual(['a', 'c']);
  });
});

it('finds the first kind of which there are several', () => {
  expect(severalOfOneKind(waiting).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  expect(severalOfOneKind([run('a'), run('b', 'release')])).toEqual([]);
});
