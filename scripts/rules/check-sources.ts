import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dependencyFaults, type Manifest } from './dependency-rules.ts';
import { documentFaults } from './document-rules.ts';
import { importCycles } from './imports.ts';
import { type LockFile, lockFaults } from './lock-rules.ts';
import { filesBelow, readSources, readStyles } from './source-files.ts';
import { faultsIn } from './source-rules.ts';

/** Everything wrong with the checkout that formatter, linter and compiler do not see. */
export function checkSources(root: string): string[] {
  const files = readSources(root);
  const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
  const manifest = JSON.parse(read('package.json')) as Manifest & { scripts: Record<string, string> };
  const repository = {
    exists: (name: string) => existsSync(path.join(root, name)),
    scripts: Object.keys(manifest.scripts),
  };
  return [
    ...files.flatMap(faultsIn),
    ...importCycles(files).map((cycle) => `these files import each other: ${cycle.join(', ')}`),
    ...dependencyFaults([...files, ...readStyles(root)], manifest),
    ...documents(root).flatMap((name) => documentFaults({ name, text: read(name) }, repository)),
    ...lockFaults(JSON.parse(read('package-lock.json')) as LockFile),
  ];
}

function documents(root: string): string[] {
  const folders = ['docs', 'bench', 'deploy', 'e2e'].filter((folder) => existsSync(path.join(root, folder)));
  const below = folders.flatMap((folder) => filesBelow(root, folder));
  return [...readdirSync(root), ...below].filter((name) => name.endsWith('.md'));
}
