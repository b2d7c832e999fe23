import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { awaitExit } from './await-exit.ts';

const run = (script: string) =>
  spawn(process.execPath, ['-e', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });

test.each([
  ['', 0],
  ['process.exit(7)', 7],
  ["process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)", null],
])('a child that runs %j exits with %s', async (script, code) => {
  expect(await awaitExit(run(script), undefined)).toBe(code);
});

test('a program that cannot be run counts as failed', async () => {
  expect(await awaitExit(spawn('/no/such/program', { detached: true }), undefined)).toBe(1);
});

test('aborting ends the child with all that it started, and rejects', async () => {
  const over = new AbortController();
  const child = run(`const { spawn } = require('node:child_process');
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'ignore'] });
    console.log('started'); setInterval(() => {}, 1000);`);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  // The pipe closes when the last of them is gone.
  const gone = new Promise((resolve) => child.once('close', resolve));
  const ended = awaitExit(child, over.signal);
  over.abort(new Error('told to stop'));
  await expect(ended).rejects.toThrow('told to stop');
  await gone;
});

test('a child that went by itself in the same moment is no error', async () => {
  const over = new AbortController();
  const child = run('');
  await new Promise((resolve) => child.once('exit', resolve));
  const ended = awaitExit(child, over.signal);
  over.abort();
  child.emit('exit', 0, null);
  await expect(ended).rejects.toThrow('aborted');
});
