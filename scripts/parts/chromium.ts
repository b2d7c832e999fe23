import { accessSync, constants, existsSync } from 'node:fs';
import { runProgram } from './run-program.ts';

/** Debian's packages of the same browser; the first draws no window of its own, an eighth less work for the journeys. */
const DEBIAN = ['chromium-headless-shell', 'chromium'];

export interface Machine {
  isRoot: boolean;
  hasApt: boolean;
  /** CHROMIUM_PATH */
  configured: string | undefined;
  isExecutable(file: string): boolean;
}

export type Plan = { use: string } | { install: true } | { tell: string };

/** What to do for a browser: take the one there is, install Debian's, or say what is missing. */
export function planChromium({ isRoot, hasApt, configured, isExecutable }: Machine): Plan {
  const wanted = configured ? [configured] : DEBIAN.map((name) => `/usr/bin/${name}`);
  const found = wanted.find(isExecutable);
  if (found) return { use: found };
  if (configured) return { tell: `CHROMIUM_PATH names ${configured}, which is no program.` };
  if (isRoot && hasApt) return { install: true };
  return {
    tell: 'Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to it.',
  };
}

/** The path of a Chromium that can be run; throws with one line when there is none. */
export async function demandChromium(variables: Record<string, string | undefined>): Promise<string> {
  const machine: Machine = {
    isRoot: process.getuid?.() === 0,
    hasApt: existsSync('/usr/bin/apt-get'),
    configured: variables.CHROMIUM_PATH || undefined,
    isExecutable,
  };
  let plan = planChromium(machine);
  if ('install' in plan) {
    await installChromium(variables);
    plan = planChromium({ ...machine, hasApt: false });
  }
  if ('use' in plan) return plan.use;
  throw new Error('tell' in plan ? plan.tell : 'Chromium could not be installed.');
}

async function installChromium(variables: Record<string, string | undefined>): Promise<void> {
  const quiet = { ...variables, DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('/usr/bin/apt-get', ['-q', 'update'], quiet);
  for (const name of DEBIAN) {
    const install = ['-q', '-y', '--no-install-recommends', 'install', name];
    if ((await runProgram('/usr/bin/apt-get', install, quiet)) === 0) return;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
