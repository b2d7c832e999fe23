import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** relative to the root, with forward slashes */
  name: string;
  text: string;
}

const ROOMS = ['app', 'components', 'lib', 'db', 'scripts', 'bench', 'e2e'];
const SKIPPED = /(^|\/)(node_modules|migrations)(\/|$)/;

export function readSources(root: string): SourceFile[] {
  return readMatching(root, /\.(ts|tsx|mjs)$/);
}

export function readStyles(root: string): SourceFile[] {
  return readMatching(root, /\.css$/);
}

function readMatching(root: string, ending: RegExp): SourceFile[] {
  return ROOMS.filter((room) => existsSync(path.join(root, room)))
    .flatMap((room) => filesBelow(root, room))
    .filter((name) => ending.test(name) && !SKIPPED.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }));
}

export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
