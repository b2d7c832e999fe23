import { describe, expect, it } from 'vitest';
import type { RunState } from '#lib/runs/states.ts';
import { complaints, countLost, judge, type Verdict } from './judge.ts';
import { FAULT_KINDS, FAULT_SHARE, FAULTS, minimumsFor, readOptions } from './options.ts';

function findings(state: RunState | undefined, effects: number) {
  const states = new Map(state ? [['r_1', state]] : []);
  const found = judge([{ item: 'a', runId: 'r_1' }], states, new Map([['a', effects]]));
  return Object.fromEntries(Object.entries(found).filter(([, count]) => count > 0));
}

describe('judge', () => {
  it.each<[RunState | undefined, number, Record<string, number>]>([
    ['succeeded', 1, {}],
    ['succeeded', 0, { phantom: 1 }],
    ['succeeded', 2, { doubled: 1 }],
    ['failed', 0, { phantom: 1 }],
    ['refused', 0, {}],
    ['refused', 1, { phantom: 1 }],
    ['needs_decision', 0, { needsDecision: 1 }],
    ['needs_decision', 1, { needsDecision: 1, needsDecisionWithEffect: 1 }],
    ['unknown', 1, { unsettled: 1 }],
    ['pending', 0, { unsettled: 1 }],
    ['sending', 0, { unsettled: 1 }],
    ['dispatched', 1, { unsettled: 1 }],
    ['waiting', 0, { lost: 1 }],
    [undefined, 0, { lost: 1 }],
    [undefined, 2, { lost: 1, doubled: 1 }],
  ])('%s with %i effects', (state, effects, expected) => {
    expect(findings(state, effects)).toEqual(expected);
  });
});

describe('countLost', () => {
  it('counts what neither happened nor was refused', () => {
    const submissions = ['a', 'b', 'c'].map((item) => ({ item, runId: item }));
    const states = new Map<string, RunState>([
      ['a', 'succeeded'],
      ['b', 'refused'],
      ['c', 'succeeded'],
    ]);
    expect(countLost(submissions, states, new Map([['a', 1]]))).toBe(1);
  });
});

describe('complaints', () => {
  const verdict: Verdict = {
    seed: 1,
    runs: 1_000,
    lost: 0,
    doubled: 0,
    phantom: 0,
    unsettled: 0,
    needsDecision: 200,
    needsDecisionWithEffect: 0,
    kills: { worker: 20, web: 5, postgres: 3 },
    faults: Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 35])),
    seconds: 60,
  };
  const DISPATCHES = 1_060;

  it('has none of a clean run that was hard enough', () => {
    expect(complaints(verdict, DISPATCHES, minimumsFor(1_000))).toEqual([]);
  });

  it.each([
    ['lost', { lost: 1 }],
    ['doubled', { doubled: 1 }],
    ['phantom', { phantom: 1 }],
    ['unsettled', { unsettled: 1 }],
    ['needsDecisionWithEffect', { needsDecisionWithEffect: 1 }],
    ['needsDecision', { needsDecision: 201 }],
    ['kills of worker', { kills: { worker: 19, web: 5, postgres: 3 } }],
    ['kills of web', { kills: { worker: 20, web: 4, postgres: 3 } }],
    ['kills of postgres', { kills: { worker: 20, web: 5, postgres: 2 } }],
    ['faults limit_403', { faults: { ...verdict.faults, limit_403: 9, reset_after: 70 } }],
    ['only 274 of 1060 dispatches', { faults: { ...verdict.faults, webhook_drop: 99, limit_403: 29 } }],
  ])('names %s', (name, change) => {
    const found = complaints({ ...verdict, ...change }, DISPATCHES, minimumsFor(1_000));
    expect(found.length).toBe(1);
    expect(found[0]).toContain(name);
  });
});

describe('the faults of a run', () => {
  it('are 26 in 100 dispatches', () => {
    expect(Object.values(FAULTS).reduce((sum, share) => sum + share, 0)).toBeCloseTo(FAULT_SHARE, 10);
  });

  it('are of every kind that an outage shows', () => {
    expect([...FAULT_KINDS].sort()).toEqual([
      'error_500_before',
      'error_502_after',
      'hang_after',
      'hang_before',
      'limit_403',
      'refuse_422',
      'reset_after',
      'reset_before',
    ]);
  });
});

describe('readOptions', () => {
  it('has defaults', () => {
    expect(readOptions([], 7)).toEqual({ runs: 1_000, seed: 7, teeth: false });
    expect(readOptions(['--teeth', '--seed', '9'], 7)).toEqual({ runs: 120, seed: 9, teeth: true });
  });

  it.each([
    [['--runs', 'many']],
    [['--runs', '0']],
    [['--seed', '-1']],
    [['--surprise']],
    [['x']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args, 7)).toThrow();
  });

  it('asks less of a smaller run, and something of every run', () => {
    expect(minimumsFor(200)).toEqual({ worker: 4, web: 1, postgres: 1, fault: 2 });
    expect(minimumsFor(20)).toEqual({ worker: 1, web: 1, postgres: 1, fault: 1 });
  });
});
