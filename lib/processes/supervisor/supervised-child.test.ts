import { spawn } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { isAlive, type ProcessMark } from './process-table.ts';
import { type Life, SupervisedChild } from './supervised-child.ts';

const running: SupervisedChild[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) await child.stop();
});

function keep(launch: (life: Life) => void | Promise<void>) {
  const marks: (ProcessMark | undefined)[] = [];
  const crashes: string[] = [];
  const child = new SupervisedChild(
    { name: 'worker', launch },
    {
      onChange: (_, mark) => marks.push(mark),
      onCrash: (_, how, delay) => crashes.push(`${how}, again in ${delay} ms`),
    },
  );
  running.push(child);
  return { child, marks, crashes, now: () => marks.at(-1) };
}

const bash = (life: Life, text: string) =>
  life.began(spawn('bash', ['-c', text], { detached: true, stdio: 'ignore' }));

test('starts again what was killed, and tells of every process', async () => {
  const { child, crashes, marks, now } = keep((life) => bash(life, 'sleep 60'));
  await child.start();
  const first = now();
  process.kill(first?.pid as number, 'SIGKILL');
  await expect
    .poll(() => now()?.pid !== undefined && now()?.pid !== first?.pid, { timeout: 5_000 })
    .toBe(true);
  expect(crashes).toEqual(['was ended by SIGKILL, again in 200 ms']);
  expect(marks).toEqual([first, undefined, now()]);
});

test('waits longer when it ends again and again', async () => {
  const { child, crashes } = keep((life) => bash(life, 'exit 3'));
  await child.start();
  await expect.poll(() => crashes.length, { timeout: 5_000 }).toBe(3);
  expect(crashes).toEqual([
    'ended with exit code 3, again in 200 ms',
    'ended with exit code 3, again in 400 ms',
    'ended with exit code 3, again in 800 ms',
  ]);
  expect(child.crashesInRow).toBe(3);
});

test('after a stop nothing starts again, not even what was waiting to', async () => {
  let lives = 0;
  const { child, crashes, now } = keep((life) => {
    lives++;
    bash(life, 'exit 1');
  });
  await child.start();
  await expect.poll(() => crashes.length).toBe(1);
  await child.stop();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(lives).toBe(1);
  expect(now()).toBeUndefined();
});

test('a stop ends what is only just starting', async () => {
  const { child, now } = keep(async (life) => {
    bash(life, 'sleep 60');
    while (!life.isUnwanted) await new Promise((resolve) => setTimeout(resolve, 10));
    throw new Error('nobody waits any more');
  });
  const started = child.start();
  started.catch(() => {});
  await expect.poll(() => now()).toBeDefined();
  const mark = now() as ProcessMark;
  await child.stop();
  expect(isAlive(mark)).toBe(false);
  await expect(started).rejects.toThrow('nobody waits');
});

test('a first start that fails is told to the caller; later ones are crashes', async () => {
  let lives = 0;
  const { child, crashes, now } = keep((life) => {
    if (++lives === 2) throw new Error('no room');
    bash(life, lives === 1 ? 'exit 0' : 'sleep 60');
  });
  await child.start();
  await expect.poll(() => now()?.pid !== undefined && lives === 3, { timeout: 5_000 }).toBe(true);
  expect(crashes).toEqual(['ended with exit code 0, again in 200 ms', 'no room, again in 400 ms']);
  const failing = keep(() => {
    throw new Error('not at all');
  });
  await expect(failing.child.start()).rejects.toThrow('not at all');
});

test('a program that does not exist is a crash, not the end of us', async () => {
  const { child, crashes } = keep((life) => life.began(spawn('/nowhere/program')));
  await child.start();
  expect(crashes).toHaveLength(1);
});
