import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import {
  INSTANCE_VARIABLE,
  isAlive,
  isServer,
  markOf,
  parseStat,
  supervisedProcesses,
} from './process-table.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function sleeper(env: Record<string, string> = {}, command = 'sleep', args = ['60']): ChildProcess {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  started.push(child);
  return child;
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

test('counts fields of /proc/<pid>/stat behind a name with spaces and parentheses', () => {
  const rest = Array.from({ length: 30 }, (_, index) => String(index + 4)).join(' ');
  expect(parseStat(`12 (next) (v16) S ${rest}`)).toEqual({ state: 'S', startTime: '22' });
  expect(parseStat('')).toBeUndefined();
});

test('a mark is alive until its process ends, and never means a later one of the same number', async () => {
  const child = sleeper();
  const mark = markOf(child.pid as number);
  expect(mark).toBeDefined();
  if (!mark) return;
  expect(isAlive(mark)).toBe(true);
  expect(isAlive({ ...mark, startTime: '1' })).toBe(false);
  child.kill('SIGKILL');
  await ended(child);
  expect(isAlive(mark)).toBe(false);
});

test('finds the processes of one data folder by their environment', async () => {
  const folder = `/nowhere/${process.pid}`;
  const ours = sleeper({ [INSTANCE_VARIABLE]: folder });
  sleeper({ [INSTANCE_VARIABLE]: `${folder}-other` });
  await expect.poll(() => supervisedProcesses(folder).map(({ pid }) => pid)).toEqual([ours.pid]);
});

test('a server is known by the folder it was started on', async () => {
  const like = (name: string, folder: string) =>
    sleeper({}, 'bash', ['-c', `exec -a ${name} bash -c 'sleep 60; true' -D ${folder}`]);
  const server = like('/opt/bin/postgres', '/data/one').pid as number;
  const other = like('/opt/bin/other', '/data/one').pid as number;
  await expect.poll(() => isServer(server, '/data/one')).toBe(true);
  expect(isServer(server, '/data/two')).toBe(false);
  expect(isServer(other, '/data/one')).toBe(false);
});
