import type { RunState } from '#lib/runs/states.ts';
import { isTerminal } from '#lib/runs/states.ts';
import { FAULT_KINDS, FAULT_SHARE, type Minimums, MOST_DECISIONS } from './options.ts';

/** One request as its requester knows it: accepted over HTTP and approved by another. */
export interface Submission {
  /** stands in the inputs, and so in the stand-in's log */
  item: string;
  runId: string;
}

export interface Findings {
  lost: number;
  doubled: number;
  phantom: number;
  unsettled: number;
  needsDecision: number;
  needsDecisionWithEffect: number;
}

/** States that say GitHub took the request. */
const CLAIM_EFFECT: readonly RunState[] = ['dispatched', 'succeeded', 'failed', 'cancelled'];

/**
 * Compares what the product says of every run with what the stand-in's log says really happened.
 * `effects`: how many workflow runs began, by item. `states`: by run id.
 */
export function judge(
  submissions: readonly Submission[],
  states: ReadonlyMap<string, RunState>,
  effects: ReadonlyMap<string, number>,
): Findings {
  const findings: Findings = {
    lost: 0,
    doubled: 0,
    phantom: 0,
    unsettled: 0,
    needsDecision: 0,
    needsDecisionWithEffect: 0,
  };
  for (const { item, runId } of submissions) {
    const state = states.get(runId);
    const count = effects.get(item) ?? 0;
    if (count > 1) findings.doubled++;
    if (state === undefined || state === 'waiting' || state === 'declined') findings.lost++;
    else if (state === 'needs_decision') {
      findings.needsDecision++;
      if (count > 0) findings.needsDecisionWithEffect++;
    } else if (!isTerminal(state)) findings.unsettled++;
    else if (contradicts(state, count)) findings.phantom++;
  }
  return findings;
}

/** It says done and nothing happened, or it says refused and something did. */
function contradicts(state: RunState, effects: number): boolean {
  return CLAIM_EFFECT.includes(state) ? effects === 0 : effects > 0;
}

/** After all doubts were answered: runs that neither happened nor were refused. */
export function countLost(
  submissions: readonly Submission[],
  states: ReadonlyMap<string, RunState>,
  effects: ReadonlyMap<string, number>,
): number {
  return submissions.filter(
    ({ item, runId }) => states.get(runId) !== 'refused' && (effects.get(item) ?? 0) === 0,
  ).length;
}

export interface Verdict extends Findings {
  seed: number;
  runs: number;
  kills: { worker: number; web: number; postgres: number };
  faults: Record<string, number>;
  seconds: number;
}

/** Dispatches that met a fault of a chaos run; webhooks and listings have faults of their own. */
export function countFaults(faults: Record<string, number>): number {
  return FAULT_KINDS.reduce((sum, kind) => sum + (faults[kind] ?? 0), 0);
}

/**
 * What is wrong with a verdict, in words; empty when the run was clean and hard enough. `dispatches`: how many
 * reached the stand-in while there were faults.
 */
export function complaints(verdict: Verdict, dispatches: number, minimums: Minimums): string[] {
  const { lost, doubled, phantom, unsettled, needsDecisionWithEffect, kills, faults } = verdict;
  const zero = { lost, doubled, phantom, unsettled, needsDecisionWithEffect };
  const found = Object.entries(zero).flatMap(([name, count]) => (count > 0 ? [`${name}: ${count}`] : []));
  if (verdict.needsDecision > verdict.runs * MOST_DECISIONS)
    found.push(`needsDecision: ${verdict.needsDecision} of ${verdict.runs}`);
  for (const victim of ['worker', 'web', 'postgres'] as const) {
    if (kills[victim] < minimums[victim])
      found.push(`only ${kills[victim]} kills of ${victim}, not ${minimums[victim]}`);
  }
  if (countFaults(faults) < Math.floor(dispatches * FAULT_SHARE))
    found.push(
      `only ${countFaults(faults)} of ${dispatches} dispatches met a fault, not ${FAULT_SHARE * 100} %`,
    );
  for (const kind of FAULT_KINDS) {
    if ((faults[kind] ?? 0) < minimums.fault)
      found.push(`only ${faults[kind] ?? 0} faults ${kind}, not ${minimums.fault}`);
  }
  return found;
}
