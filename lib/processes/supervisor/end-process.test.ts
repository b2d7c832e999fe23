import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { endProcess } from './end-process.ts';
import { isAlive, markOf, type ProcessMark } from './process-table.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A shell script in its own process group; resolves once it has said that it is there. */
async function script(text: string): Promise<{ child: ChildProcess; mark: ProcessMark; said: string }> {
  const child = spawn('bash', ['-c', text], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text) => resolve(String(text))),
  );
  const mark = markOf(child.pid as number);
  if (!mark) throw new Error('The script ended at once.');
  return { child, mark, said };
}

const exit = (child: ChildProcess) =>
  new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));

test('who obeys the first signal gets no second one', async () => {
  const { child, mark } = await script(`trap 'exit 5' TERM; echo here; while :; do sleep 0.05; done`);
  const ended = exit(child);
  const steps = [
    { signal: 'SIGTERM', milliseconds: 3_000 },
    { signal: 'SIGKILL', milliseconds: 500 },
  ] as const;
  await endProcess(mark, [...steps], false);
  expect(await ended).toBe(5);
});

test('who does not listen is killed after the time it had', async () => {
  const { child, mark } = await script(`trap '' TERM; echo here; while :; do sleep 0.05; done`);
  const ended = exit(child);
  const since = Date.now();
  const steps = [
    { signal: 'SIGTERM', milliseconds: 300 },
    { signal: 'SIGKILL', milliseconds: 500 },
  ] as const;
  await endProcess(mark, [...steps], false);
  expect(await ended).toBe('SIGKILL');
  expect(Date.now() - since).toBeGreaterThanOrEqual(300);
});

test('the rest of a group goes with its leader', async () => {
  const { mark, said } = await script(`sleep 60 & echo $!; trap 'exit 0' TERM; while :; do sleep 0.05; done`);
  const member = markOf(Number(said));
  if (!member) throw new Error('There is no second process in the group.');
  await endProcess(mark, [{ signal: 'SIGTERM', milliseconds: 2_000 }], true);
  await expect.poll(() => isAlive(member)).toBe(false);
});

test('a later process under the same number is not touched', async () => {
  const { child, mark } = await script(`echo here; sleep 60`);
  await endProcess({ ...mark, startTime: '1' }, [{ signal: 'SIGKILL', milliseconds: 100 }], false);
  expect(isAlive(mark)).toBe(true);
  expect(child.exitCode).toBeNull();
});
