import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Family } from './family.ts';
import { readState } from './instance-state.ts';
import { bootId, isAlive, type ProcessMark } from './process-table.ts';
import type { Life } from './supervised-child.ts';
import type { ChildName } from './survivors.ts';

let folder: string;
let said: string[];
let family: Family;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quayside-family-'));
  said = [];
  const state = {
    bootId: bootId(),
    supervisor: { pid: 1, startTime: '1' },
    phase: 'starting' as const,
    url: '',
  };
  family = new Family(folder, { ...state, children: {} }, (line) => said.push(line));
});
afterEach(async () => {
  await family.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sleeper = (name: ChildName) => ({
  name,
  launch: (life: Life) => life.began(spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })),
});
const noted = (name: ChildName) => readState(folder)?.children[name];

test('notes each child as soon as it is there, and what became of it', async () => {
  await family.start(sleeper('web'));
  await family.start(sleeper('worker'));
  const web = noted('web') as ProcessMark;
  expect(isAlive(web)).toBe(true);
  process.kill(web.pid, 'SIGKILL');
  await expect.poll(() => noted('web')?.pid ?? web.pid, { timeout: 5_000 }).not.toBe(web.pid);
  expect(said[0]).toContain('web was ended by SIGKILL');
});

test('after a stop nobody is left, noted or started', async () => {
  await family.start(sleeper('worker'));
  const worker = noted('worker') as ProcessMark;
  await family.stop();
  expect(isAlive(worker)).toBe(false);
  expect(readState(folder)).toMatchObject({ phase: 'stopping', children: {} });
  await expect(family.start(sleeper('web'))).rejects.toThrow('stopping');
});

test('goes on without its state file when that cannot be written', async () => {
  await family.start(sleeper('worker'));
  const worker = noted('worker') as ProcessMark;
  rmSync(folder, { recursive: true });
  await family.stop();
  expect(isAlive(worker)).toBe(false);
  expect(said.join()).toContain('cannot be written');
});
