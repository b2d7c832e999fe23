import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal } from '#lib/runs/states.ts';
import { type Assault, assail } from './assail.ts';
import { complaints, countLost, judge, type Submission, type Verdict } from './judge.ts';
import { FAULTS, minimumsFor } from './options.ts';
import type { Sabotage } from './sabotage.ts';
import { type Stage, setStage } from './stage.ts';
import { type Callers, prepareCallers, submitAll } from './submit.ts';

export interface Chaos {
  runs: number;
  seed: number;
  sabotage?: Sabotage;
  say: (line: string) => void;
}

const SETTLE_WITHIN = 240_000;
const ASSAULT_WITHIN = 180_000;
/** share of the runs that may still be in line when the assault ends */
const FEW = 0.25;
const HANGS_MS = 3_000;

/** One chaos run from an empty folder to its verdict, with what is wrong with it. */
export async function runChaos({
  runs,
  seed,
  sabotage,
  say,
}: Chaos): Promise<{ verdict: Verdict; wrong: string[] }> {
  const started = Date.now();
  const minimums = minimumsFor(runs);
  say(`chaos: ${runs} runs, seed ${seed}${sabotage ? `, sabotaged: ${sabotage}` : ''}; setting the stage …`);
  const stage = await setStage({ seed, sabotage });
  let isClean = false;
  let assault: Assault | undefined;
  try {
    const callers = await prepareCallers(stage);
    await stage.setFaults(faults(seed));
    const begun = assail(stage, minimums, seed);
    assault = begun;
    say('chaos: requests, approvals, faults and kills …');
    const submissions = await submitAll(callers, runs, {
      name: `chaos-${seed}`,
      mayFinish: () => begun.isHardEnough(),
    });
    await untilMostAreSent(stage, submissions);
    await begun.end();
    say(`chaos: ${submissions.length} requested and approved; letting things settle …`);
    await settle(stage, submissions);
    const first = judge(submissions, await stage.states(), stage.effects());
    const fired = await stage.faultsFired();
    await stage.setFaults({});
    say(`chaos: ${first.needsDecision} wait for a decision; answering "send again" …`);
    await sendAgain(stage, callers, submissions);
    await settle(stage, submissions);
    const last = judge(submissions, await stage.states(), stage.effects());
    const verdict: Verdict = {
      seed,
      runs,
      lost: Math.max(first.lost, countLost(submissions, await stage.states(), stage.effects())),
      doubled: last.doubled,
      phantom: first.phantom + last.phantom,
      unsettled: first.unsettled + last.unsettled + last.needsDecision,
      needsDecision: first.needsDecision,
      needsDecisionWithEffect: first.needsDecisionWithEffect,
      kills: begun.kills,
      faults: fired,
      seconds: Math.round((Date.now() - started) / 1000),
    };
    const wrong = complaints(verdict, minimums);
    isClean = wrong.length === 0;
    if (!isClean && !sabotage) say(`chaos: logs and data are kept in ${stage.folder}`);
    return { verdict, wrong };
  } finally {
    await assault?.end();
    await stage.close({ keep: !isClean && !sabotage });
  }
}

function faults(seed: number) {
  return {
    seed,
    dispatch: FAULTS,
    hangMs: HANGS_MS,
    retryAfterSeconds: 1,
    listingLagMs: 1_500,
    listingFailures: 0.1,
    webhook: { drop: 0.1, duplicate: 0.1, delay: 0.1 },
  };
}

/** The assault goes on while there is much to be sent: things must die in the middle of it. */
async function untilMostAreSent(stage: Stage, submissions: readonly Submission[]): Promise<void> {
  const until = Date.now() + ASSAULT_WITHIN;
  while (Date.now() < until) {
    const states = await stage.states();
    const waiting = submissions.filter(({ runId }) => states.get(runId) === 'pending').length;
    if (waiting < submissions.length * FEW) return;
    await sleep(1_000);
  }
}

/** Until every run has ended or waits for a person; gives up at a deadline and lets the judge say so. */
async function settle(stage: Stage, submissions: readonly Submission[]): Promise<void> {
  const until = Date.now() + SETTLE_WITHIN;
  while (Date.now() < until) {
    const states = await stage.states();
    const open = submissions.filter(({ runId }) => {
      const state = states.get(runId);
      return state !== undefined && !isTerminal(state) && state !== 'needs_decision';
    });
    if (open.length === 0) return;
    await sleep(500);
  }
}

async function sendAgain(
  stage: Stage,
  { admin }: Callers,
  submissions: readonly Submission[],
): Promise<void> {
  const states = await stage.states();
  for (const { runId } of submissions.filter((one) => states.get(one.runId) === 'needs_decision')) {
    const answer = await admin.call('POST', `/v1/actions/runs/${runId}/resolve`, {
      resolution: 'send_again',
    });
    if (answer.status >= 300) throw new Error(`"send again" was refused: ${JSON.stringify(answer.body)}`);
  }
}
