/** One thing `npm test` does: it runs something and counts what came of it. */
export interface Part {
  name: string;
  run(): Promise<Outcome>;
}

export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
}

export const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0 };
export const FAILED: Outcome = { passed: 0, failed: 1, skipped: 0 };

export interface Report {
  total: Outcome;
  parts: { name: string; outcome: Outcome; seconds: number }[];
}

/** Runs the parts one after the other; one that fails does not keep the others from running. */
export async function runParts(parts: Part[], say: (line: string) => void): Promise<Report> {
  const report: Report = { total: { passed: 0, failed: 0, skipped: 0 }, parts: [] };
  for (const [index, { name, run }] of parts.entries()) {
    say(`\n── ${name} (${index + 1} of ${parts.length})`);
    const started = Date.now();
    const outcome = await run().catch((error: Error) => {
      say(error.message);
      return FAILED;
    });
    const seconds = (Date.now() - started) / 1000;
    report.parts.push({ name, outcome, seconds });
    report.total = add(report.total, outcome);
  }
  return report;
}

function add(one: Outcome, other: Outcome): Outcome {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** The last line of `npm test`. */
export function tally({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function summary({ parts }: Report): string[] {
  const width = Math.max(...parts.map(({ name }) => name.length));
  return parts.map(
    ({ name, outcome, seconds }) =>
      `${outcome.failed > 0 ? '✗' : '✓'} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${tally(outcome)}`,
  );
}

/** In CI a test that was not run proves nothing. */
export function isGood({ failed, skipped }: Outcome, ci: boolean): boolean {
  return failed === 0 && !(ci && skipped > 0);
}
