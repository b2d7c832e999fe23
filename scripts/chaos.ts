import { randomInt } from 'node:crypto';
import { type ChaosOptions, readOptions, USAGE } from './chaos/options.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { SABOTAGES } from './chaos/sabotage.ts';

const say = (line: string) => console.log(line);

/** Exit 0 only when nothing was lost or doubled and enough was thrown at it. */
async function chaos(runs: number, seed: number): Promise<number> {
  const { verdict, wrong } = await runChaos({ runs, seed, say });
  for (const complaint of wrong) say(`chaos: ${complaint}`);
  say(JSON.stringify(verdict));
  return wrong.length === 0 ? 0 : 1;
}

/** Exit 0 only when the run finds every fault that is put in place of a safeguard. */
async function teeth(runs: number, seed: number): Promise<number> {
  const doubled: Record<string, number> = {};
  for (const sabotage of SABOTAGES) {
    const { verdict } = await runChaos({ runs, seed, sabotage, say });
    doubled[sabotage] = verdict.doubled;
    say(`chaos: ${sabotage}: ${verdict.doubled} doubled`);
  }
  say(JSON.stringify({ seed, runs, doubled }));
  return Object.values(doubled).every((count) => count > 0) ? 0 : 1;
}

function optionsOrUsage(): ChaosOptions | undefined {
  try {
    return readOptions(process.argv.slice(2), randomInt(2 ** 31));
  } catch (error) {
    say(`chaos: ${(error as Error).message}`);
    say(USAGE);
    return undefined;
  }
}

const options = optionsOrUsage();
try {
  process.exitCode = options ? await (options.teeth ? teeth : chaos)(options.runs, options.seed) : 2;
} catch (error) {
  say(`chaos: it could not be finished: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
