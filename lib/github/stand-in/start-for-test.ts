import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Configuration } from './configuration.ts';
import type { PastRun } from './past-run.ts';
import type { Conclusion } from './records.ts';
import { type StandIn, startStandIn } from './server.ts';

export const TOKEN = 'token-of-the-test';

/** A workflow with one of everything the stand-in reads. */
export const DEPLOY = `
name: Deploy
run-name: Deploy \${{ inputs.service }} to \${{ inputs.environment }} (\${{ inputs.quayside_run_id }})
on:
  workflow_dispatch:
    inputs:
      service: { required: true }
      environment: { type: choice, options: [dev, prod], default: dev }
      dry_run: { type: boolean }
      quayside_run_id: {}
jobs:
  build:
    runs-on: ubuntu-latest
    outputs:
      image: \${{ steps.image.outputs.name }}
    steps:
      - uses: actions/checkout@v4
      - id: image
        run: |
          echo "name=registry/$SERVICE:1" >> "$GITHUB_OUTPUT"
        env:
          SERVICE: \${{ inputs.service }}
  release:
    needs: build
    runs-on: ubuntu-latest
    steps:
      - name: Roll out
        env:
          IMAGE: \${{ needs.build.outputs.image }}
        run: |
          echo "Rolling out $IMAGE"
          sleep 2
      - name: Smoke test
        if: \${{ endsWith(inputs.service, '-broken') }}
        run: exit 3
      - name: Report
        if: always()
        run: echo "done"
`;

function past(id: number, age: number, conclusion: Conclusion | null): PastRun {
  const step = { name: 'Roll out', conclusion, from: 1, to: conclusion ? 4 : null };
  const inputs = { service: 'old', environment: 'dev', dry_run: 'false', quayside_run_id: `past-${id}` };
  const job = { key: 'release', name: 'release', labels: ['ubuntu-latest'], conclusion, from: 1 };
  const log = [{ at: 1.5, text: 'Rolling out' }];
  return {
    id,
    workflow: 'deploy.yml',
    inputs,
    age,
    seconds: 5,
    conclusion,
    jobs: [{ ...job, to: step.to, steps: [step], log }],
  };
}

export const FILES: Record<string, string> = {
  'acme/paths/README.md': '# Paths\n',
  'acme/paths/.github/workflows/deploy.yml': DEPLOY,
  'acme/paths/.github/workflows/lint.yml':
    'name: Lint\non: push\njobs:\n  lint:\n    runs-on: x\n    steps: []\n',
  'acme/paths/.github/workflows/broken.yml': 'name: Broken\non: workflow_dispatch\n',
  'acme/paths/.stand-in.json': JSON.stringify({
    description: 'Golden paths',
    branches: ['next'],
    tags: ['v1'],
    history: [past(15_900_000_001, 3_600, 'failure'), past(15_900_000_002, 600, null)],
  }),
};

export function writeFixtures(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'stand-in-fixtures-'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

export interface TestStandIn extends StandIn {
  configuration: Configuration;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  dispatch(inputs: Record<string, unknown>, more?: Record<string, unknown>): Promise<Response>;
}

/** A stand-in in this process on a free port, a thousand times faster than scripted; it takes its folders with it. */
export async function startForTest(changes: Partial<Configuration> = {}): Promise<TestStandIn> {
  const configuration: Configuration = {
    port: 0,
    publicUrl: undefined,
    dataDir: mkdtempSync(path.join(tmpdir(), 'stand-in-data-')),
    token: TOKEN,
    app: undefined,
    webhook: undefined,
    secrets: {},
    fixtures: changes.fixtures ?? writeFixtures(FILES),
    speed: 1_000,
    seed: 7,
    ...changes,
  };
  const standIn = await startStandIn(configuration);
  const headers = { authorization: `Bearer ${TOKEN}`, 'user-agent': 'test' };
  const post: TestStandIn['post'] = (target, body, more) =>
    fetch(standIn.url + target, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
    });
  return {
    ...standIn,
    configuration,
    async close() {
      await standIn.close();
      for (const made of ['dataDir', 'fixtures'] as const)
        if (changes[made] === undefined) rmSync(configuration[made], { recursive: true, force: true });
    },
    get: (target, more) =>
      fetch(standIn.url + target, { headers: { ...headers, ...more }, redirect: 'manual' }),
    post,
    dispatch: (inputs, more) =>
      post('/repos/acme/paths/actions/workflows/deploy.yml/dispatches', { ref: 'main', inputs, ...more }),
  };
}

/** Waits until `probe` gives something, or fails after five seconds. */
export async function eventually<Value>(
  probe: () => Promise<Value | undefined> | Value | undefined,
): Promise<Value> {
  for (let turn = 0; turn < 250; turn++) {
    const value = await probe();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not happen within five seconds');
}

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Recorder {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

/** A server that writes down what it is sent and answers what `answer` says. */
export async function startRecorder(
  answer: (request: Received) => { status: number; body: unknown } = () => ({ status: 200, body: {} }),
): Promise<Recorder> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const entry = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    received.push(entry);
    const reply = answer(entry);
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
