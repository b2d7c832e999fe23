import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FakeProduct } from '#lib/processes/supervisor/fixtures/fake-product.ts';
import { cleanEnvironment } from './parts/clean-environment.ts';

const product = new FakeProduct();
const file = path.join(product.root, 'all.backup');
afterAll(() => product.clear());

function run(
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number; text: string }> {
  const program = path.join(import.meta.dirname, script);
  const options = { env: { ...cleanEnvironment(), ...env } as unknown as NodeJS.ProcessEnv };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
}

test('a running installation is backed up, never restored into; a stopped one is both', async () => {
  const launch = await product.start({ args: ['--empty'] });
  await launch.ready();
  const here = { QUAYSIDE_DATA_DIR: product.dataDir };
  const whileRunning = await run('backup.ts', [file], here);
  expect(whileRunning.text).toMatch(/\d+ rows of \d+ tables are in /);
  const refused = await run('restore.ts', [file, '--force'], here);
  expect(refused.code).toBe(1);
  expect(refused.text.trim()).toMatch(/^quayside: Quayside is running on .*; stop it first\.$/);
  await launch.signal('SIGTERM');

  expect((await run('backup.ts', [file], here)).code).toBe(0);
  expect((await run('restore.ts', [file], here)).text).toContain('are restored');
});

test('a restore makes the installation it restores into', async () => {
  const elsewhere = path.join(product.root, 'elsewhere');
  const restored = await run('restore.ts', [file], { QUAYSIDE_DATA_DIR: elsewhere });
  expect(restored.text).toContain('are restored');
  rmSync(elsewhere, { recursive: true });
});

test('what is missing is told in one line', async () => {
  const [nowhere, noTarget, noSource] = await Promise.all([
    run('backup.ts', [file], { QUAYSIDE_DATA_DIR: path.join(product.root, 'nothing') }),
    run('backup.ts', [], {}),
    run('restore.ts', ['--force'], {}),
  ]);
  expect(nowhere.text).toMatch(/^quayside: There is no database in .*\n$/);
  expect([noTarget.code, noSource.code]).toEqual([2, 2]);
});
