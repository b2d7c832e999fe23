import path from 'node:path';
import { inheritedEnvironment } from '#lib/env.ts';
import { supervise } from '#lib/processes/supervisor/supervise.ts';

process.exit(
  await supervise({
    inherited: inheritedEnvironment(),
    root: path.dirname(import.meta.dirname),
    empty: process.argv.includes('--empty'),
    dev: false,
    say: (line) => console.log(line),
  }),
);
