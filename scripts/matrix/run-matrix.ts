import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

export interface MatrixOutcome {
  /** `found`: a cell changed; `broken`: it failed in another way, which proves nothing */
  verdict: 'passed' | 'found' | 'broken';
  /** the first cell that changed, or what went wrong */
  because: string;
}

interface Report {
  testResults: {
    message: string;
    assertionResults: { status: string; title: string; failureMessages: string[] }[];
  }[];
}

/** Runs the matrix of the sources in `folder`, or those `rows` of it, up to the first cell that is not as expected. */
export async function runMatrix(folder: string, rows?: string): Promise<MatrixOutcome> {
  const file = path.join(folder, 'matrix-report.json');
  rmSync(file, { force: true });
  const vitest = path.join(folder, 'node_modules/vitest/vitest.mjs');
  const options = ['--bail=1', '--reporter=json', `--outputFile=${file}`];
  if (rows) options.push(`--testNamePattern=(?i:${rows})`);
  const names = ['authorisation-matrix.db', 'authorisation-matrix-actions.db'];
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, 'run', '--project=matrix', ...names, ...options], {
      cwd: folder,
      stdio: 'ignore',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  if (!existsSync(file)) return { verdict: 'broken', because: `no report, exit code ${code}` };
  return judge(code, JSON.parse(readFileSync(file, 'utf8')));
}

/** Only a cell that answered differently counts: not a file that could not be loaded, not a slow machine. */
export function judge(code: number, { testResults }: Report): MatrixOutcome {
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  const cell = failed.find(({ failureMessages }) =>
    failureMessages.some((text) => /AssertionError/.test(text)),
  );
  if (cell) return { verdict: 'found', because: cell.title };
  if (code === 0 && failed.length === 0) return { verdict: 'passed', because: 'no cell changed' };
  const message = failed[0]?.failureMessages[0] ?? testResults.find(({ message }) => message)?.message;
  return { verdict: 'broken', because: (message ?? `exit code ${code}`).split('\n', 1)[0] as string };
}
