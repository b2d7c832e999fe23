import { cleanEnvironment } from './parts/clean-environment.ts';
import { runProgram, tool } from './parts/run-program.ts';

process.exitCode = await runProgram(
  tool('biome'),
  ['check', '--write', '--linter-enabled=false', '.'],
  cleanEnvironment(),
);
