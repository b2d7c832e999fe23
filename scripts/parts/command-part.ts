import { cleanEnvironment } from './clean-environment.ts';
import { FAILED, PASSED, type Part } from './part.ts';
import { runProgram } from './run-program.ts';

/** A part that is one program and counts as one. */
export function commandPart(name: string, file: string, args: string[]): Part {
  return {
    name,
    run: async () => ((await runProgram(file, args, cleanEnvironment())) === 0 ? PASSED : FAILED),
  };
}

/** A part that looks for faults itself and counts as one. */
export function checkPart(name: string, findFaults: () => string[], say: (line: string) => void): Part {
  return {
    name,
    async run() {
      const faults = findFaults();
      for (const fault of faults) say(fault);
      return faults.length === 0 ? PASSED : FAILED;
    },
  };
}
