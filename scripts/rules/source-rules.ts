import path from 'node:path';
import { ownSpecifiers, resolveOwn } from './imports.ts';
import type { SourceFile } from './source-files.ts';

const LONGEST = 400;
const DUMPING_GROUND = /(^|\/)(utils?|helpers?|common|misc|types)(\.tsx?|\/)/;

/** What no linter knows: the habits of this house, as one line per breach. */
export function faultsIn(file: SourceFile): string[] {
  const isTest = /\.test\.tsx?$/.test(file.name) || /\/(?:testing|fixtures)\//.test(file.name);
  return [
    ...importFaults(file),
    ...nameFaults(file),
    ...(isTest ? [] : transactionFaults(file)),
    ...serverActionFaults(file),
  ].map((fault) => `${file.name}: ${fault}`);
}

/** A room is an area of lib, or one of the other top folders. */
function roomOf(name: string): string {
  const [top = '', area = ''] = name.split('/');
  return top === 'lib' && name.split('/').length > 2 ? `lib/${area}` : top;
}

function importFaults(file: SourceFile): string[] {
  return ownSpecifiers(file).flatMap((specifier) => {
    const target = resolveOwn(file.name, specifier);
    const leaves = specifier.startsWith('..') && roomOf(target) !== roomOf(file.name);
    return [
      ...(leaves ? [`"${specifier}" leaves the room; write "#${target}"`] : []),
      ...(path.extname(specifier) === '' ? [`"${specifier}" needs its file extension`] : []),
    ];
  });
}

function nameFaults({ name, text }: SourceFile): string[] {
  const lines = text.split('\n').length;
  return [
    ...(DUMPING_GROUND.test(name) ? ['name the file for the one idea it holds'] : []),
    ...(/^(lib|db|scripts)\/.*\.tsx$/.test(name) ? ['Node cannot run .tsx'] : []),
    ...(lines > LONGEST ? [`${lines} lines; ${LONGEST} is the limit`] : []),
  ];
}

/** docs/adr/0002-transactions.md: only db/transaction.ts begins transactions; others ask it to. */
function transactionFaults({ name, text }: SourceFile): string[] {
  if (!/^(app|components|lib|db)\//.test(name) || name === 'db/transaction.ts') return [];
  return [
    ...[...text.matchAll(/\bsql\.(begin|reserve)\(/g)].map(
      ([call]) => `${call}) outlives lost connections badly`,
    ),
    ...[...text.matchAll(/\b(\w+)\.transaction\(/g)]
      .filter(([, receiver]) => !['db', 'database', 'slots'].includes(receiver as string))
      .map(([call]) => `${call}) is not ours; use inTransaction(ctx, …)`),
  ];
}

/** Server actions stand in files that declare themselves as such, so that all of them can be listed. */
function serverActionFaults({ name, text }: SourceFile): string[] {
  if (!/^(app|components|lib)\//.test(name) || name.endsWith('.test.ts')) return [];
  const directives = [...text.matchAll(/^\s*['"]use server['"]/gm)];
  const declared = /^['"]use server['"]/.test(text);
  const isHome = path.posix.basename(name) === 'server-actions.ts';
  return [
    ...(isHome && !declared ? [`a file of server actions begins with 'use server'`] : []),
    ...(directives.length > (isHome ? 1 : 0)
      ? [`'use server' belongs on top of server-actions.ts only`]
      : []),
  ];
}
