import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** `npm run bench [-- name …]`: the catalog page, or the benches named; every one prints ratios of the same run. */
const folder = path.join(import.meta.dirname, '..', 'bench');
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));
const [name = 'catalog', ...rest] = process.argv.slice(2);
if (!known.includes(name)) {
  console.error(`There is no bench "${name}"; there are ${known.join(', ')}.`);
  process.exit(2);
}
const child = spawn(process.execPath, [path.join(folder, `${name}.ts`), ...rest], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
