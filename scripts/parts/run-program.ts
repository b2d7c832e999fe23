import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');

const BIN = path.join(ROOT, 'node_modules/.bin');

/** Runs a program with our output; resolves with its exit code, 1 when a signal ended it. */
export function runProgram(
  file: string,
  args: string[],
  variables: Record<string, string | undefined>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: variables as NodeJS.ProcessEnv,
    });
    child.once('error', (error) => reject(new Error(`${file} could not be run: ${error.message}`)));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A command of one of our dependencies. */
export function tool(name: string): string {
  return path.join(BIN, name);
}
