import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal } from '#lib/runs/states.ts';
import { assail } from './assail.ts';
import { complaints, countFaults, countLost, judge, type Submission, type Verdict } from './judge.ts';
import { FAULTS, FAULTS_AGAINST_FENCE, HANGS_MS, LISTING_LAG_MS, minimumsFor } from './options.ts';
import type { Sabotage } from './sabotage.ts';
import { type Stage, setStage } from './stage.ts';
import { type Callers, prepareCallers, submitAll } from './submit.ts';

interface Chaos {
  runs: number;
  seed: number;
  sabotage?: Sabotage;
  say: (line: string) => void;
}

const STUCK_AFTER = 120_000;
const ASSAULT_WITHIN = 180_000;
const MOST_ROUNDS = 5;
/** share of the runs that may still be in line when the assault ends */
const FEW = 0.25;

/** One chaos run from an empty folder to its verdict, with what is wrong with it. */
export async function runChaos(chaos: Chaos): Promise<{ verdict: Verdict; wrong: string[] }> {
  const { runs, seed, sabotage } = chaos;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const say = (line: string) => chaos.say(`chaos: ${String(seconds()).padStart(3)} s  ${line}`);
  say(`${runs} runs, seed ${seed}${sabotage ? `, sabotaged: ${sabotage}` : ''}; setting the stage`);
  const stage = await setStage({ seed, sabotage });
  const forget = leaveNothingBehind(stage);
  const minimums = minimumsFor(runs);
  let wrong: string[] = ['it was not finished'];
  try {
    const callers = await prepareCallers(stage);
    await stage.setFaults(faults(chaos));
    const { submissions, kills } = await stormy(stage, callers, chaos, say);
    const storm = await look(stage, submissions);
    const { faults: fired, dispatches } = await stage.faultsMet();
    await stage.setFaults({});
    const share = ((100 * countFaults(fired)) / dispatches).toFixed(1);
    say(`${countFaults(fired)} of ${dispatches} dispatches met a fault, ${share} %`);
    say(`${storm.needsDecision} wait for a decision; answering "send again"`);
    await answerDoubts(stage, callers, submissions);
    const calm = await look(stage, submissions);
    const verdict: Verdict = {
      seed,
      runs,
      lost: Math.max(storm.lost, calm.lost, calm.missing),
      doubled: calm.doubled,
      phantom: storm.phantom + calm.phantom,
      unsettled: storm.unsettled + calm.unsettled + calm.needsDecision,
      needsDecision: storm.needsDecision,
      needsDecisionWithEffect: storm.needsDecisionWithEffect,
      kills,
      faults: fired,
      seconds: seconds(),
    };
    wrong = complaints(verdict, dispatches, minimums);
    return { verdict, wrong };
  } finally {
    const keep = wrong.length > 0 && !sabotage;
    if (keep) say(`logs and data are kept in ${stage.folder}`);
    await stage.close({ keep });
    forget();
  }
}

/** Told to stop, or left alone by who started us, we take everything we started with us. */
function leaveNothingBehind(stage: Stage): () => void {
  const leave = () => void stage.close({ keep: false }).finally(() => process.exit(130));
  const causes = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'];
  for (const cause of causes) process.once(cause, leave);
  return () => {
    for (const cause of causes) process.off(cause, leave);
  };
}

/** Requests, approvals, faults and kills, until what was sent has settled. */
async function stormy(stage: Stage, callers: Callers, { runs, seed }: Chaos, say: (line: string) => void) {
  say('requests, approvals, faults and kills');
  const submissions: Submission[] = [];
  const progress = () => submissions.length / runs;
  const assault = assail(stage, { minimums: minimumsFor(runs), seed, progress });
  try {
    const mayFinish = () => assault.isHardEnough();
    await submitAll(callers, runs, { name: `chaos-${seed}`, submissions, mayFinish });
    say(`${submissions.length} requested and approved, ${JSON.stringify(assault.kills)}`);
    await untilMostAreSent(stage, submissions);
    await assault.end();
    say(`the killing is over, ${JSON.stringify(assault.kills)}; letting things settle`);
    await settle(stage, submissions);
    return { submissions, kills: assault.kills };
  } finally {
    await assault.end();
  }
}

async function look(stage: Stage, submissions: readonly Submission[]) {
  const states = await stage.states();
  const effects = stage.effects();
  return { ...judge(submissions, states, effects), missing: countLost(submissions, states, effects) };
}

function faults({ seed, sabotage }: Chaos) {
  return {
    seed,
    dispatch: sabotage === 'no_fence' ? FAULTS_AGAINST_FENCE : FAULTS,
    hangMs: HANGS_MS,
    retryAfterSeconds: 1,
    listingLagMs: LISTING_LAG_MS,
    listingFailures: 0.1,
    // A webhook would tell of the effect before a slow look could do its harm.
    webhook: sabotage === 'no_fence' ? { drop: 1 } : { drop: 0.1, duplicate: 0.1, delay: 0.1 },
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

/** Until every run has ended or waits for a person; gives up when nothing moves, and lets the judge say so. */
async function settle(stage: Stage, submissions: readonly Submission[]): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY;
  let until = 0;
  for (;;) {
    const states = await stage.states();
    const open = submissions.filter(({ runId }) => {
      const state = states.get(runId);
      return state !== undefined && !isTerminal(state) && state !== 'needs_decision';
    });
    if (open.length === 0) return;
    if (open.length < fewest) until = Date.now() + STUCK_AFTER;
    fewest = Math.min(fewest, open.length);
    if (Date.now() > until) return;
    await sleep(500);
  }
}

/** A machine under load loses answers without our help: who is asked again answers again. */
async function answerDoubts(
  stage: Stage,
  callers: Callers,
  submissions: readonly Submission[],
): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const states = await stage.states();
    const doubtful = submissions.filter(({ runId }) => states.get(runId) === 'needs_decision');
    if (doubtful.length === 0) return;
    for (const { runId } of doubtful) await sendAgain(callers, runId);
    await settle(stage, submissions);
  }
}

async function sendAgain({ admin }: Callers, runId: string): Promise<void> {
  const answer = await admin.call('POST', `/v1/actions/runs/${runId}/resolve`, { resolution: 'send_again' });
  // 409: the first answer was lost on the way, the decision was not.
  if (answer.status >= 300 && answer.status !== 409)
    throw new Error(`"send again" was refused: ${JSON.stringify(answer.body)}`);
}
