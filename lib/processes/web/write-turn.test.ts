import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { Turn } from './write-turn.ts';

const passed: string[] = [];
const turn = new Turn(({ piece, done }) => {
  passed.push(piece.toString());
  done();
});

it('passes on as one what was written in one turn, and tells all who wrote', async () => {
  const done = vi.fn();
  turn.add('a', 'utf8', done);
  turn.add('62', 'hex');
  turn.add(Buffer.from('c'), done);
  expect([passed, done.mock.calls.length]).toEqual([[], 0]);
  await nextTurn();
  expect(passed.splice(0)).toEqual(['abc']);
  expect(done).toHaveBeenCalledTimes(2);
  turn.add('d');
  await nextTurn();
  expect(passed.splice(0)).toEqual(['d']);
});

it('does not wait when it is enough', () => {
  const half = 'x'.repeat(32 * 1024);
  turn.add(half);
  expect(passed).toEqual([]);
  turn.add(half);
  expect(passed.splice(0)).toEqual([half + half]);
});

it('lets all it holds be taken, and passes it on no more', async () => {
  turn.add('last');
  expect(turn.take().piece.toString()).toBe('last');
  await nextTurn();
  expect(passed).toEqual([]);
});
