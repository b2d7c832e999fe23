import { expect, it } from 'vitest';
import { isTerminal, RUN_STATES, statusOf } from './states.ts';

/** The word of the clients for each honest state, and whether anything may still come. */
const WORDS: Record<string, [status: string, over: boolean]> = {
  waiting: ['WAITING_FOR_APPROVAL', false],
  pending: ['IN_PROGRESS', false],
  sending: ['IN_PROGRESS', false],
  unknown: ['IN_PROGRESS', false],
  needs_decision: ['IN_PROGRESS', false],
  dispatched: ['IN_PROGRESS', false],
  refused: ['FAILURE', true],
  succeeded: ['SUCCESS', true],
  failed: ['FAILURE', true],
  declined: ['DECLINED', true],
  cancelled: ['CANCELLED', true],
};

it('tells clients each state in their own words', () => {
  const told = RUN_STATES.map((state) => [state, [statusOf(state), isTerminal(state)]]);
  expect(Object.fromEntries(told)).toEqual(WORDS);
});
