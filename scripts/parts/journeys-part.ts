import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { demandChromium } from './chromium.ts';
import { cleanEnvironment } from './clean-environment.ts';
import type { Outcome, Part } from './part.ts';
import { ROOT, runProgram, tool } from './run-program.ts';

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** A journey that only passed when repeated has not passed. */
export function countPlaywright(report: PlaywrightReport | undefined, exitCode: number): Outcome {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

/** The journeys in Chromium against the built product. */
export const journeysPart: Part = {
  name: 'journeys in Chromium',
  async run() {
    const variables = cleanEnvironment();
    const chromium = await demandChromium(variables);
    const file = path.join(ROOT, 'test-results/e2e.json');
    rmSync(file, { force: true });
    const environment = {
      ...variables,
      CHROMIUM_PATH: chromium,
      QUAYSIDE_E2E_URL: undefined,
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    };
    const exitCode = await runProgram(tool('playwright'), ['test'], environment);
    const report = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport)
      : undefined;
    return countPlaywright(report, exitCode);
  },
};
