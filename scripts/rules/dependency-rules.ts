import { isBuiltin } from 'node:module';
import type { SourceFile } from './source-files.ts';

export interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const SPECIFIER = /^(?:import|export|\}|@import)(?:[^'"\n]*?\bfrom)?\s*(['"])([@a-z][^'"\n]*)\1/gm;
const LAZY = /\b(?:import|require|createRequire\([^()]*\))\(\s*(['"])([@a-z][^'"\n]*)\1/g;
/** A file that a loader is told by its path. */
const BY_PATH = /(['"])(?:\.\.?\/)+node_modules\/([@a-z][^'"\n]*)\1/g;
const TYPES_ONLY = /^import type [^\n]*$/gm;
/** What never runs where the product is installed. */
const NOT_SHIPPED = /\.test\.tsx?$|\/(?:testing|fixtures)[/-]|^(?:scripts|bench|e2e)\/|\.css$/;

/** A package is declared where it is used: one that only comes along with another may leave with it. */
export function dependencyFaults(files: SourceFile[], manifest: Manifest): string[] {
  const { dependencies, devDependencies } = manifest;
  const used = new Set<string>();
  const faults = files.flatMap((file) =>
    packagesOf(file).flatMap(({ name, shipped }) => {
      used.add(name);
      if (name in dependencies) return [];
      if (!(name in devDependencies)) return [`${file.name}: ${name} is not declared in package.json`];
      return shipped ? [`${file.name}: ${name} is declared for development only`] : [];
    }),
  );
  const idle = Object.keys(dependencies).filter((name) => !used.has(name));
  return [...faults, ...idle.map((name) => `package.json: nobody imports ${name}`)];
}

function packagesOf({ name: file, text }: SourceFile): { name: string; shipped: boolean }[] {
  const running = new Set(specifiers(text.replaceAll(TYPES_ONLY, '')));
  return [...new Set(specifiers(text))]
    .filter((name) => !isBuiltin(name))
    .map((name) => ({ name, shipped: running.has(name) && !NOT_SHIPPED.test(file) }));
}

function specifiers(text: string): string[] {
  const found = [SPECIFIER, LAZY, BY_PATH].flatMap((pattern) => [...text.matchAll(pattern)]);
  return found.map((match) => packageOf(match[2] as string));
}

/** `@scope/name/file` and `name/file` belong to `@scope/name` and `name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
