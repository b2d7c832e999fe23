import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { eventually, FILES, TOKEN, writeFixtures } from './start-for-test.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'stand-in-process-'));
const fixtures = writeFixtures(FILES);
const headers = { authorization: `Bearer ${TOKEN}`, 'user-agent': 'test' };
let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

/** The stand-in as the process it is. */
async function launch(speed: string, environment: Record<string, string> = {}): Promise<string> {
  const main = path.join(import.meta.dirname, 'main.ts');
  const started = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      STAND_IN_DATA_DIR: dataDir,
      STAND_IN_TOKEN: TOKEN,
      STAND_IN_FIXTURES: fixtures,
      STAND_IN_SPEED: speed,
      ...environment,
    },
  });
  child = started;
  const line = await new Promise<string>((resolve, reject) => {
    let output = '';
    started.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('\n')) resolve(output);
    });
    started.once('exit', (code) => reject(new Error(`it ended with ${code} before it was ready`)));
  });
  return (JSON.parse(line) as { url: string }).url;
}

const exit = () => new Promise((resolve) => child?.once('exit', resolve));

test('runs survive kill -9 and go on where they were', async () => {
  const first = await launch('1');
  const ids: number[] = [];
  for (const service of ['one', 'two']) {
    const response = await fetch(`${first}/repos/acme/paths/actions/workflows/deploy.yml/dispatches`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ref: 'main', inputs: { service }, return_run_details: true }),
    });
    ids.push(((await response.json()) as { workflow_run_id: number }).workflow_run_id);
  }
  child?.kill('SIGKILL');
  await exit();
  const second = await launch('1000');
  const effects = (await (await fetch(`${second}/__control/effects`)).json()) as {
    effects: { runId: number }[];
  };
  expect(effects.effects.map((effect) => effect.runId)).toEqual(ids);
  for (const id of ids) {
    const run = await eventually(async () => {
      const found = await (await fetch(`${second}/repos/acme/paths/actions/runs/${id}`, { headers })).json();
      return (found as { status: string }).status === 'completed' ? found : undefined;
    });
    expect(run).toMatchObject({ id, conclusion: 'success' });
  }
}, 20_000);

test('SIGTERM ends it without harm, from the moment it is ready', async () => {
  await launch('1');
  const ended = exit();
  child?.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('a wrong environment is told in words', async () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const started = spawn(process.execPath, [main], { env: { ...process.env, STAND_IN_TOKEN: '' } });
  let errors = '';
  started.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const code = await new Promise((resolve) => started.once('exit', resolve));
  expect(code).toBe(1);
  expect(errors).toContain('STAND_IN_TOKEN must be set.');
});
