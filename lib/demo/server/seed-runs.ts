import { insertSeedRows, type SeedRow } from '#db/queries/demo-seed.ts';
import { type Actor, actorId, describeActor } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { GOLDEN_PATHS } from '#lib/demo/demo-documents.ts';
import { type RecordedRun, recordedJobId, recordedRuns } from '#lib/demo/demo-history.ts';
import type { DemoRun } from '#lib/demo/demo-run.ts';
import { demoRuns } from '#lib/demo/demo-runs.ts';
import { DEMO_LEASE } from '#lib/demo/demo-setting.ts';
import { runEffects } from '#lib/demo/run-effects.ts';
import { HELD, type RunStory, tellStory } from '#lib/demo/run-story.ts';
import { waitingRuns } from '#lib/demo/waiting-runs.ts';
import { AppError } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { approvalOf } from '#lib/runs/approval-of.ts';
import { prepareRun, requireTarget } from '#lib/runs/server/prepare-run.ts';
import { submitRun } from '#lib/runs/server/submit-run.ts';
import { isTerminal } from '#lib/runs/states.ts';
import type { SeededEntities } from './seed-catalog.ts';
import type { DemoPeople } from './seed-people.ts';

const LOG_MINUTES = 7 * 1_440;
const YEAR = 365 * 86_400_000;
const WORKER = describeActor({ kind: 'system', job: 'dispatcher' });

interface Rows {
  runs: SeedRow<'runs'>[];
  runDecisions: SeedRow<'runDecisions'>[];
  runEvents: SeedRow<'runEvents'>[];
  runAttempts: SeedRow<'runAttempts'>[];
  runJobs: SeedRow<'runJobs'>[];
  runLogs: SeedRow<'runLogs'>[];
  runEntities: SeedRow<'runEntities'>[];
}

/** Runs in every state: those that wait are submitted like any other, the rest is told and marked as generated. */
export async function seedRuns(
  ctx: TransactionContext,
  people: DemoPeople,
  entities: SeededEntities,
  now: Date,
): Promise<void> {
  const rows: Rows = {
    runs: [],
    runDecisions: [],
    runEvents: [],
    runAttempts: [],
    runJobs: [],
    runLogs: [],
    runEntities: [],
  };
  const stage = { people, entities, now, history: recordedRuns() };
  for (const run of demoRuns()) await addRun(ctx, rows, run, stage);
  addEffects(rows, entities, now);
  for (const [table, values] of Object.entries(rows)) await insertSeedRows(ctx.tx, table as 'runs', values);
  for (const { requester, ...request } of waitingRuns())
    await submitRun(contextOf(ctx, personOf(people, requester)), request);
}

interface Stage {
  people: DemoPeople;
  entities: SeededEntities;
  now: Date;
  history: ReadonlyMap<number, RecordedRun>;
}

type Person = Extract<Actor, { kind: 'person' }>;

function personOf(people: DemoPeople, identity: string): Person {
  const person = people.get(identity);
  if (!person) throw new Error(`there is no demo identity ${identity}`);
  return person;
}

/** Somebody else's view, in the same transaction. */
function contextOf(ctx: TransactionContext, actor: Person): TransactionContext {
  return { ...ctx, actor, ability: buildAbility(actor, []) };
}

async function addRun(ctx: TransactionContext, rows: Rows, run: DemoRun, stage: Stage): Promise<void> {
  const person = personOf(stage.people, run.requester);
  const request = { action: run.action, entity: run.entity, properties: run.properties };
  const personal = contextOf(ctx, person);
  const target = await requireTarget(personal, request);
  const prepared = await prepareRun(personal, target, request);
  const canonical = await prepared.render(run.id);
  if (prepared.issues.length > 0)
    throw new AppError('invalid_input', `${run.id} cannot be requested.`, { details: prepared.issues });
  const recorded = run.workflowRun ? stage.history.get(run.workflowRun) : undefined;
  const url = pageOf(ctx);
  const story = tellStory(run, recorded, url, stage.now);
  const approval = approvalOf(target.action);
  const { document } = target.action;
  rows.runs.push({
    id: run.id,
    actionId: target.action.id,
    actionIdentifier: run.action,
    actionVersion: target.action.version,
    operation: document.trigger.operation ?? null,
    blueprintIdentifier: document.trigger.blueprintIdentifier ?? null,
    entityId: target.subject?.id ?? null,
    entityIdentifier: run.entity,
    properties: prepared.values,
    state: run.state,
    summary: HELD.includes(run.state)
      ? 'Generated for the demo, and kept in this state to show it.'
      : 'Generated for the demo.',
    ...canonical,
    dispatchOptions: { reportWorkflowStatus: prepared.invocation?.reportWorkflowStatus ?? true },
    requestedBy: actorId(person),
    requesterKind: 'person',
    requester: describeActor(person),
    approvalRequired: approval.required,
    approvalType: approval.rule.type,
    approverUsers: approval.rule.users,
    approverTeams: approval.rule.teams,
    approverRoles: approval.rule.roles,
    entityTeams: target.subject?.entity.team ?? [],
    visibleToAll: document.allowAnyoneToViewRuns === true,
    ...standing(run, story, recorded, url, stage.now),
  });
  addStory(rows, run, story, stage.people, canonical.requestHash);
  if (recorded) addWorkflowRun(rows, run, recorded, story);
}

/** The columns that say where a run stands. Nothing looks at held ones again before a year has passed. */
function standing(
  run: DemoRun,
  story: RunStory,
  recorded: RecordedRun | undefined,
  url: (id: number) => string,
  now: Date,
): Partial<SeedRow<'runs'>> {
  const later = new Date(now.getTime() + YEAR);
  const last = story.events.at(-1)?.at ?? story.createdAt;
  return {
    attempt: story.attempt ? 1 : 0,
    createdAt: story.createdAt,
    updatedAt: last,
    decidedAt: story.decidedAt,
    sentAt: story.attempt?.startedAt ?? null,
    dispatchedAt: story.dispatchedAt,
    unknownSince: story.unknownSince,
    endedAt: story.endedAt,
    failure: run.failure ?? null,
    response: story.attempt?.answer ?? null,
    availableAt: run.state === 'pending' ? later : story.createdAt,
    ...(run.state === 'sending' ? { leaseOwner: DEMO_LEASE, leaseUntil: later } : {}),
    ...(recorded
      ? {
          workflowRunId: recorded.id,
          workflowRunUrl: url(recorded.id),
          workflowStatus: recorded.conclusion ? 'completed' : 'in_progress',
          workflowConclusion: recorded.conclusion,
          workflowUpdatedAt: last,
          workflowLogsAt: recorded.conclusion ? last : null,
        }
      : {}),
  };
}

function addStory(rows: Rows, run: DemoRun, story: RunStory, people: DemoPeople, requestHash: string): void {
  const requester = describeActor(personOf(people, run.requester));
  const approver = personOf(people, 'approver');
  const actors = { requester, approver: describeActor(approver), worker: WORKER };
  for (const { by, ...event } of story.events)
    rows.runEvents.push({
      id: newId(),
      runId: run.id,
      ...event,
      actor: actors[by],
      data: { ...event.data, generated: true },
    });
  if (run.decision)
    rows.runDecisions.push({
      runId: run.id,
      approverId: actorId(approver),
      approver: describeActor(approver),
      decision: run.decision.decision,
      reason: run.decision.reason,
      requestHash,
      createdAt: story.decidedAt ?? story.createdAt,
    });
  if (story.attempt) rows.runAttempts.push({ runId: run.id, attempt: 1, worker: 'demo', ...story.attempt });
}

function addWorkflowRun(rows: Rows, run: DemoRun, recorded: RecordedRun, story: RunStory): void {
  const began = story.dispatchedAt ?? story.createdAt;
  const at = (seconds: number | null) =>
    seconds === null ? null : new Date(began.getTime() + seconds * 1000);
  for (const [position, job] of recorded.jobs.entries()) {
    const status = job.conclusion ? 'completed' : 'in_progress';
    rows.runJobs.push({
      runId: run.id,
      jobId: recordedJobId(recorded, position),
      name: job.name,
      status,
      conclusion: job.conclusion,
      startedAt: at(job.from),
      completedAt: at(job.to),
      steps: job.steps.map(({ name, conclusion, from, to }, index) => ({
        number: index + 1,
        name,
        status: conclusion ? 'completed' : from === null ? 'queued' : 'in_progress',
        conclusion,
        startedAt: at(from)?.toISOString() ?? null,
        completedAt: at(to)?.toISOString() ?? null,
      })),
      position,
    });
    if (keepsLog(run))
      for (const { at: seconds, text } of job.log)
        rows.runLogs.push({
          id: newId(),
          runId: run.id,
          at: at(seconds) ?? began,
          origin: job.name,
          message: text,
        });
  }
}

/** Thousands of lines of what went well long ago would only make the first start slow: GitHub has them. */
function keepsLog({ state, age }: DemoRun): boolean {
  return isTerminal(state) && (state === 'failed' || age < LOG_MINUTES);
}

/** What the runs wrote, so that entity and run name each other. */
function addEffects(rows: Rows, entities: SeededEntities, now: Date): void {
  for (const { runId, blueprint, operation, entity } of runEffects(now)) {
    const seeded = entities.get(blueprint)?.get(entity.identifier);
    if (!seeded) throw new Error(`${runId} wrote ${entity.identifier}, which is not there`);
    rows.runEntities.push({
      runId,
      blueprintIdentifier: blueprint,
      entityId: seeded.id,
      entityIdentifier: entity.identifier,
      operation,
    });
  }
}

function pageOf({ services }: TransactionContext): (workflowRun: number) => string {
  const { org, repo } = GOLDEN_PATHS;
  return (workflowRun) => `${services.env.github.apiUrl}/${org}/${repo}/actions/runs/${workflowRun}`;
}
