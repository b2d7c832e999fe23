import { describe, expect, it } from 'vitest';
import { RUN_STATES } from '#lib/runs/states.ts';
import { nextStepOf, outcomeOf } from './run-outcome.ts';
import type { Run, RunEvent } from './run-wire.ts';

const run = (changes: Partial<Run>) => ({ approvals: [], ...changes }) as Run;
const ada = { kind: 'person', id: 'u1', name: 'Ada' };
const event = (kind: string, actor: RunEvent['actor'] = ada, message = kind): RunEvent => ({
  id: kind,
  at: '2026-01-05T10:00:00Z',
  kind,
  message,
  actor: actor ?? null,
});
const text = (changes: Partial<Run>) => outcomeOf(run(changes))?.text;

describe('why a run did not do what was asked', () => {
  it.each([
    [404, 'The workflow file is not there, or the token may not see the repository.'],
    [422, 'The workflow does not take these inputs, or cannot be started by hand.'],
    [403, 'The token of this installation may not start this workflow.'],
  ])('refused with %i', (status, hint) => {
    const attempt = { attempt: 1, startedAt: '', outcome: 'refused', status, answer: null };
    const failure = `GitHub refused the request (${status}): no`;
    expect(outcomeOf(run({ state: 'refused', failure, attempts: [attempt] }))).toEqual({
      tone: 'danger',
      text: `${failure} ${hint}`,
    });
  });

  it('refused for a reason of its own', () => {
    expect(text({ state: 'refused', failure: 'The request was changed.' })).toBe('The request was changed.');
  });

  it('failed, in a job and a step', () => {
    const step = { name: 'Plan', status: 'completed', conclusion: 'failure', number: 2 };
    const job = {
      id: 1,
      name: 'apply',
      status: 'completed',
      conclusion: 'failure',
      startedAt: null,
      completedAt: null,
      steps: [step],
    };
    expect(outcomeOf(run({ state: 'failed', failure: 'The workflow run failed.', jobs: [job] }))).toEqual({
      tone: 'danger',
      text: 'The workflow run failed. apply failed in the step “Plan”.',
      job: 'apply',
    });
    expect(text({ state: 'failed' })).toBe('The run failed.');
  });

  it('declined, by whom and why', () => {
    const approval = {
      approver: ada,
      decision: 'DECLINE' as const,
      reason: 'Not \u202ethis week',
      createdAt: '',
    };
    expect(text({ state: 'declined', approvals: [approval] })).toBe('Declined by Ada: Not ‹U+202E›this week');
  });

  it.each([
    [
      'while it ran',
      [event('cancel_asked'), event('cancelled', { kind: 'system', id: 's' })],
      'Cancelled by Ada while the workflow ran.',
    ],
    ['before it was sent', [event('withdrawn')], 'Withdrawn by Ada; nothing was sent.'],
    ['by an admin', [event('cancelled')], 'Cancelled by Ada; nothing was sent.'],
    [
      'on GitHub',
      [event('cancelled', { kind: 'system', id: 's' }, 'Cancelled on GitHub.')],
      'Cancelled on GitHub.',
    ],
    ['nobody knows how', [], 'Cancelled.'],
  ])('cancelled %s', (_, events, words) => expect(text({ state: 'cancelled', events })).toBe(words));

  it('has nothing to explain where all is well, and always something to do next', () => {
    for (const state of RUN_STATES) {
      expect(nextStepOf(run({ state })).length).toBeGreaterThan(10);
      const isFine = ['waiting', 'pending', 'sending', 'dispatched', 'succeeded'].includes(state);
      expect(outcomeOf(run({ state })) === undefined, state).toBe(isFine);
    }
    expect(
      nextStepOf(
        run({ state: 'waiting', can: { approve: true, withdraw: false, resolve: false, cancel: false } }),
      ),
    ).toContain('waits for you');
  });
});
