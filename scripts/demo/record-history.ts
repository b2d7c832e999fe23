/**
 * Records the past of the demo: lets the stand-in perform the workflow runs that lib/demo/named-runs.ts names, at
 * true speed and against a portal that says yes to everything, and writes what happened into the manifest of
 * the golden paths. Run it after changing those runs or the workflows:
 *
 *   node scripts/demo/record-history.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoActions, GOLDEN_PATHS } from '#lib/demo/demo-documents.ts';
import type { DemoRun } from '#lib/demo/demo-run.ts';
import { demoRuns } from '#lib/demo/demo-runs.ts';
import { generateCatalog } from '#lib/demo/generate-catalog.ts';
import { kubernetesProject } from '#lib/demo/kubernetes-project.ts';
import { renderTemplate } from '#lib/expressions/render-template.ts';
import { createExpressionEngine } from '#lib/expressions/worker-engine.ts';
import type { PastJob, PastRun } from '#lib/github/stand-in/past-run.ts';
import type { Job, Run } from '#lib/github/stand-in/records.ts';
import { startForTest, startRecorder, type TestStandIn } from '#lib/github/stand-in/start-for-test.ts';

const FIXTURES = path.join(import.meta.dirname, '../../blueprints/demo/github');
const { org, repo } = GOLDEN_PATHS;
const MANIFEST = path.join(FIXTURES, org, repo, '.stand-in.json');

/** Where a run that is still under way has got to. */
const UNDER_WAY = 'Upgrade';
const PORTAL = 'http://localhost:3000';

async function record(): Promise<void> {
  const portal = await startRecorder((request) => ({
    status: request.path.includes('entities') ? 201 : 200,
    body: request.path.includes('entities') ? { ok: true } : { ok: true, accessToken: 'a.b.c' },
  }));
  const secrets = {
    QUAYSIDE_URL: portal.url,
    QUAYSIDE_CLIENT_ID: 'demo-id',
    QUAYSIDE_CLIENT_SECRET: 'demo-secret',
  };
  const standIn = await startForTest({ fixtures: FIXTURES, secrets, speed: 1 });
  const engine = createExpressionEngine();
  const replace = (text: string) => text.replaceAll(portal.url, PORTAL).replaceAll(standIn.url, PORTAL);
  const runs = demoRuns().filter((run) => run.workflowRun !== undefined);
  const history = await Promise.all(
    runs
      .filter((run) => !run.retold)
      .map(async (run) => perform(standIn, run, await inputsOf(engine, run), replace)),
  );
  const retold = await Promise.all(
    runs
      .filter((run) => run.retold)
      .map(async (run) => ({
        id: run.workflowRun,
        ...run.retold,
        age: ageOfWorkflowRun(run),
        inputs: await inputsOf(engine, run),
      })),
  );
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, unknown>;
  writeFileSync(MANIFEST, `${JSON.stringify({ ...manifest, history, retold }, null, 2)}\n`);
  await engine.close();
  await standIn.close();
  await portal.close();
}

interface Input {
  default?: unknown;
  format?: string;
}

async function inputsOf(
  engine: ReturnType<typeof createExpressionEngine>,
  run: DemoRun,
): Promise<Record<string, string>> {
  const { document, blueprint } = actionOf(run);
  const { workflowInputs } = document.invocationMethod as { workflowInputs: Record<string, string> };
  const catalog = generateCatalog(kubernetesProject(), new Date());
  const entities = catalog.entities[blueprint as keyof typeof catalog.entities];
  const entity = entities.find(({ identifier }) => identifier === run.entity) ?? null;
  const { properties } = (document.trigger as { userInputs: { properties: Record<string, Input> } })
    .userInputs;
  const values = Object.entries(properties).flatMap(([name, input]) => {
    const value = run.properties[name] ?? input.default;
    if (value === undefined) return [];
    return [[name, input.format === 'entity' ? { identifier: value } : value]];
  });
  const inputs = Object.fromEntries(values);
  const rendered = (await renderTemplate(engine, workflowInputs, { inputs, entity })) as Record<
    string,
    unknown
  >;
  const texts = Object.entries(rendered).map(([name, value]) => [name, String(value)]);
  return { ...Object.fromEntries(texts), quayside_run_id: run.id };
}

function actionOf({ action }: DemoRun) {
  const found = demoActions().find(({ identifier }) => identifier === action);
  if (!found) throw new Error(`there is no action ${action}`);
  return found;
}

/** Seconds before the seeding at which the workflow run was made: four after it was asked for or approved. */
function ageOfWorkflowRun({ age, decision }: DemoRun): number {
  return (age - (decision?.minutes ?? 0)) * 60 - 4;
}

async function perform(
  standIn: TestStandIn,
  demoRun: DemoRun,
  inputs: Record<string, string>,
  replace: (text: string) => string,
): Promise<PastRun> {
  const { workflow } = actionOf(demoRun);
  const answer = await standIn.post(`/repos/${org}/${repo}/actions/workflows/${workflow}/dispatches`, {
    ref: 'main',
    inputs,
    return_run_details: true,
  });
  if (answer.status !== 200) throw new Error(await answer.text());
  const { workflow_run_id: id } = (await answer.json()) as { workflow_run_id: number };
  const isDone = () => {
    const jobs = standIn.world.store.jobsOfRun.get(id) ?? [];
    if (demoRun.state !== 'dispatched') return standIn.world.store.runs.get(id)?.status === 'completed';
    return jobs.some(({ steps }) =>
      steps.some((step) => step.name === UNDER_WAY && step.status === 'in_progress'),
    );
  };
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 50));
  const run = structuredClone(standIn.world.store.runs.get(id)) as Run;
  const jobs = structuredClone(standIn.world.store.jobsOfRun.get(id) ?? []);
  const logOf = (job: Job) => standIn.world.store.logs.get(job.id) ?? [];
  const past = demoRun.workflowRun ?? 0;
  const since = (time: string) => Math.round((Date.parse(time) - Date.parse(run.createdAt)) / 100) / 10;
  return {
    id: past,
    workflow,
    inputs,
    age: ageOfWorkflowRun(demoRun),
    seconds: run.conclusion ? since(run.updatedAt) : ageOfWorkflowRun(demoRun),
    conclusion: run.conclusion,
    jobs: jobs.map((job) =>
      pastJob(job, logOf(job), since, (text) => replace(text).replaceAll(String(id), String(past))),
    ),
  };
}

function pastJob(
  job: Job,
  log: string[],
  since: (time: string) => number,
  replace: (text: string) => string,
): PastJob {
  const at = (time: string | null) => (time === null ? null : since(time));
  return {
    key: job.key,
    name: job.name,
    labels: job.labels,
    conclusion: job.conclusion,
    from: since(job.startedAt),
    to: at(job.completedAt),
    steps: job.steps.map(({ name, conclusion, startedAt, completedAt }) => ({
      name,
      conclusion,
      from: at(startedAt),
      to: at(completedAt),
    })),
    log: log.map((line) => {
      const [stamp = '', ...text] = line.split(' ');
      return { at: since(stamp.replace(/0000Z$/, 'Z')), text: replace(text.join(' ')) };
    }),
  };
}

await record();
