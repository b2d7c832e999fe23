import { expect, it } from 'vitest';
import { isTerminal, RUN_STATES } from './states.ts';
import { canTransit, RUN_TRANSITIONS, type RunTransition, refusalOf } from './transitions.ts';

const ALL = Object.keys(RUN_TRANSITIONS) as RunTransition[];

it('leaves no terminal state', () => {
  for (const state of RUN_STATES.filter(isTerminal))
    for (const transition of ALL) expect(canTransit(state, transition)).toBe(false);
});

it('leads to sending only through pending, and to pending only by a decision', () => {
  const leadTo = (to: string) => ALL.filter((name) => RUN_TRANSITIONS[name].to === to);
  expect(leadTo('sending')).toEqual([]);
  expect(leadTo('unknown')).toEqual([]);
  expect(leadTo('pending')).toEqual(['approve', 'resolve_send_again']);
});

it('says why not, in words that fit the state', () => {
  expect(refusalOf('pending', 'approve')).toMatch('approved already');
  expect(refusalOf('declined', 'approve')).toMatch('has ended (declined)');
  expect(refusalOf('sending', 'withdraw')).toMatch('no longer be withdrawn');
  expect(refusalOf('waiting', 'report_success')).toMatch('not been sent yet');
  expect(refusalOf('dispatched', 'resolve_ran')).toMatch('does not need a decision');
});
