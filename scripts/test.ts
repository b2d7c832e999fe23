import { inheritedEnvironment } from '#lib/env.ts';
import { buildPart } from './parts/build-part.ts';
import { commandPart } from './parts/command-part.ts';
import { journeysPart } from './parts/journeys-part.ts';
import { isGood, runParts, summary, tally } from './parts/part.ts';
import { verifyParts } from './parts/verify-parts.ts';
import { vitestPart } from './parts/vitest-part.ts';

const say = (line: string) => console.log(line);

/** Everything CI runs, cheapest first. */
const parts = [
  ...verifyParts(say),
  vitestPart('database tests', ['database']),
  vitestPart('HTTP tests', ['http', 'matrix']),
  vitestPart('process tests', ['process']),
  buildPart(say),
  vitestPart('tests of the build', ['build']),
  journeysPart,
  commandPart('chaos smoke', process.execPath, ['scripts/chaos.ts', '--runs', '200']),
];

const report = await runParts(parts, say);
say('');
for (const line of summary(report)) say(line);
const ci = inheritedEnvironment().CI === 'true';
if (ci && report.total.skipped > 0) say('In CI nothing may be skipped.');
say(tally(report.total));
process.exitCode = isGood(report.total, ci) ? 0 : 1;
