import { inheritedEnvironment } from '#lib/env.ts';
import { isGood, runParts, summary, tally } from './parts/part.ts';
import { verifyParts } from './parts/verify-parts.ts';

const say = (line: string) => console.log(line);
const report = await runParts(verifyParts(say), say);
say('');
for (const line of summary(report)) say(line);
say(tally(report.total));
process.exitCode = isGood(report.total, inheritedEnvironment().CI === 'true') ? 0 : 1;
