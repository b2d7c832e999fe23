import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PICTURES } from '#scripts/screenshots/pictures.ts';
import { dependencyFaults, type Manifest } from './dependency-rules.ts';
import { documentFaults, pictureFaults } from './document-rules.ts';
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
  const documents = documentNames(root).map((name) => ({ name, text: read(name) }));
  const pictures = {
    drawn: PICTURES.map(({ name }) => `docs/images/${name}.png`),
    kept: filesBelow(root, 'docs/images'),
  };
  return [
    ...files.flatMap(faultsIn),
    ...importCycles(files).map((cycle) => `these files import each other: ${cycle.join(', ')}`),
    ...dependencyFaults([...files, ...readStyles(root)], manifest),
    ...documents.flatMap((document) => documentFaults(document, repository)),
    ...pictureFaults(documents, pictures),
    ...lockFaults(JSON.parse(read('package-lock.json')) as LockFile),
  ];
}

function documentNames(root: string): string[] {
  const folders = ['bench', 'blueprints', 'deploy', 'docs', 'e2e', 'lib'].filter((folder) =>
    existsSync(path.join(root, folder)),
  );
  const below = folders.flatMap((folder) => filesBelow(root, folder));
  return [...readdirSync(root), ...below].filter((name) => name.endsWith('.md'));
}
