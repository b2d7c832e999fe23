import { cleanEnvironment } from './parts/clean-environment.ts';
import { runProgram, tool } from './parts/run-program.ts';

/** `npm run db:generate -- --name add-team-colours`: names that say what a migration does are never random. */
const args = process.argv.slice(2);
const named = args.some((arg) => arg.startsWith('--name')) ? args : [...args, '--name', 'change'];
process.exitCode = await runProgram(tool('drizzle-kit'), ['generate', ...named], cleanEnvironment());
