import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cleanEnvironment } from './parts/clean-environment.ts';
import { ROOT, runProgram, tool } from './parts/run-program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'quayside-generate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the migrations say all that the schema says', async () => {
  const out = path.join(folder, 'migrations');
  cpSync(path.join(ROOT, 'db/migrations'), out, { recursive: true });
  const before = readdirSync(out);
  const config = path.join(folder, 'drizzle.config.ts');
  const places = JSON.stringify({ out: path.relative(ROOT, out) });
  writeFileSync(
    config,
    `import config from '${path.join(ROOT, 'drizzle.config.ts')}';  export default { ...config, ...${places} };`,
  );
  expect(await runProgram(tool('drizzle-kit'), ['generate', '--config', config], cleanEnvironment())).toBe(0);
  expect(readdirSync(out)).toEqual(before);
});
