import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment } from './clean-environment.ts';
import type { Outcome, Part } from './part.ts';
import { ROOT, runProgram, tool } from './run-program.ts';

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Counts a JSON report; what went wrong outside of any test counts as a failure too. */
export function countVitest(report: VitestReport | undefined, exitCode: number): Outcome {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unreadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unreadable;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function vitestPart(name: string, projects: string[]): Part {
  return {
    name,
    async run() {
      const file = path.join(ROOT, 'test-results', `${projects.join('-')}.json`);
      rmSync(file, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const chosen = projects.map((project) => `--project=${project}`);
      const exitCode = await runProgram(tool('vitest'), ['run', ...chosen, ...reporters], cleanEnvironment());
      const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
      return countVitest(report, exitCode);
    },
  };
}
