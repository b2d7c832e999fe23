import { parseArgs } from 'node:util';
import { DISPATCH_FAULTS, type DispatchFault } from '#lib/github/stand-in/faults.ts';

export interface ChaosOptions {
  runs: number;
  seed: number;
  teeth: boolean;
}

export const USAGE = 'usage: npm run chaos -- [--runs 1000] [--seed N] [--teeth]';

/** Throws with a message on what cannot be meant. */
export function readOptions(args: string[], randomSeed: number): ChaosOptions {
  const { values } = parseArgs({
    args,
    options: { runs: { type: 'string' }, seed: { type: 'string' }, teeth: { type: 'boolean' } },
  });
  const teeth = values.teeth ?? false;
  const runs = wholeNumber('--runs', values.runs ?? (teeth ? '120' : '1000'), 20, 100_000);
  const seed = wholeNumber('--seed', values.seed ?? String(randomSeed), 0, 2 ** 32 - 1);
  return { runs, seed, teeth };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
}

/**
 * 26 of 100 dispatches that reach the stand-in go wrong, most of them after their effect: those are what gets
 * doubled. Every POST counts, also the second one of a run.
 */
export const FAULTS = {
  hang_before: 0.02,
  hang_after: 0.04,
  error_500_before: 0.02,
  error_502_after: 0.06,
  limit_403: 0.02,
  reset_before: 0.02,
  reset_after: 0.05,
  refuse_422: 0.03,
} satisfies Partial<Record<DispatchFault, number>>;

/** The missing fence shows when an attempt without effect is followed by one with a lost answer. */
export const FAULTS_AGAINST_FENCE = { error_500_before: 0.45, error_502_after: 0.45 };

export const FAULT_KINDS = DISPATCH_FAULTS.filter((kind) => kind in FAULTS);
export const FAULT_SHARE = 0.26;

/** Past the worker's patience. */
export const HANGS_MS = 3_000;
/** Listings show a workflow run up to so much late. */
export const LISTING_LAG_MS = 1_500;

export interface Minimums {
  worker: number;
  web: number;
  postgres: number;
  /** of each kind of fault */
  fault: number;
}

/** What a run of this size must have survived to mean anything. */
export function minimumsFor(runs: number): Minimums {
  const scaled = (perThousand: number) => Math.max(1, Math.ceil((perThousand * runs) / 1_000));
  return { worker: scaled(20), web: scaled(5), postgres: scaled(3), fault: scaled(10) };
}

/** No more than this share may be left to a person. */
export const MOST_DECISIONS = 0.2;
