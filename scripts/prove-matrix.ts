// Takes every check of the rules out of the sources, one at a time and in a copy, and runs the authorisation
// matrix there: it has to fail each time, or that check could be lost without anybody noticing.
//
//   node scripts/prove-matrix.ts [--only decide-run] [--folder <scratch>] [--again] [--list]
//
// Takes a minute or two per check. What was found is kept in the folder by file, line and source, so that a run
// that was interrupted goes on where it was; `--again` starts anew. Exits 0 when every chosen check was found out.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Check, findChecks } from './matrix/find-checks.ts';
import { rowsNear } from './matrix/rows-near.ts';
import { type MatrixOutcome, runMatrix } from './matrix/run-matrix.ts';
import { copySources } from './matrix/source-copy.ts';

const ROOT = path.join(import.meta.dirname, '..');
const SOURCES = ['lib/*/server/*.ts', 'db/queries/*.ts'];

interface PlacedCheck extends Check {
  file: string;
  id: string;
  key: string;
}

function checksOf(file: string): PlacedCheck[] {
  return findChecks(readFileSync(path.join(ROOT, file), 'utf8')).map((check) => ({
    ...check,
    file,
    id: `${file}:${check.line}`,
    key: createHash('sha256').update(`${file}\n${check.without}`).digest('hex'),
  }));
}

function chooseChecks(only: string | undefined): PlacedCheck[] {
  return globSync(SOURCES, { cwd: ROOT })
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
    .flatMap(checksOf)
    .filter(({ id }) => only === undefined || only.split(',').some((part) => id.includes(part)));
}

async function prove(check: PlacedCheck, tree: string): Promise<MatrixOutcome> {
  const place = path.join(tree, check.file);
  const source = readFileSync(path.join(ROOT, check.file), 'utf8');
  const rows = rowsNear(check.file);
  writeFileSync(place, check.without);
  try {
    const near = rows && (await runMatrix(tree, rows));
    return near && near.verdict === 'found' ? near : await runMatrix(tree);
  } finally {
    writeFileSync(place, source);
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      folder: { type: 'string', default: path.join(os.tmpdir(), 'quayside-prove-matrix') },
      again: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  const checks = chooseChecks(values.only);
  if (values.list) {
    for (const { id, call } of checks) console.log(`${id}  ${call}`);
    return 0;
  }
  mkdirSync(values.folder, { recursive: true });
  const resultsFile = path.join(values.folder, 'results.json');
  const known: Record<string, MatrixOutcome> =
    !values.again && existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {};
  const open = checks.filter(({ key }) => known[key]?.verdict !== 'found');
  const tree = path.join(values.folder, 'tree');
  if (open.length > 0) {
    copySources(ROOT, tree);
    const whole = await runMatrix(tree);
    console.log(`nothing removed: ${whole.verdict} (${whole.because})`);
    if (whole.verdict !== 'passed') return 1;
  }
  for (const check of checks) {
    const outcome = open.includes(check) ? await prove(check, tree) : known[check.key];
    if (!outcome) continue;
    known[check.key] = outcome;
    writeFileSync(resultsFile, JSON.stringify(known, null, 2));
    const word = { found: 'found', passed: 'MISSED', broken: 'BROKEN' }[outcome.verdict];
    console.log(`${word.padEnd(6)}  ${check.id.padEnd(50)}  ${outcome.because}`);
  }
  const count = checks.filter(({ key }) => known[key]?.verdict === 'found').length;
  console.log(`${count} of ${checks.length} removed checks were found out`);
  return count === checks.length ? 0 : 1;
}

process.exitCode = await main();
