import path from 'node:path';

export interface Document {
  name: string;
  text: string;
}

export interface Repository {
  exists(name: string): boolean;
  scripts: string[];
}

const TOP = '(?:app|bench|blueprints|components|db|deploy|docs|e2e|lib|scripts)';
const QUOTED = new RegExp(`\`(${TOP}/[^\`\\s]*)\``, 'g');
const LINK = /\]\(([^)#\s]+)(?:#[^)]*)?\)/g;
const COMMAND = /\bnpm run ([a-z:]+)/g;
/** `lib/<area>/server`, `e2e/*`, `db/queries/{a,b}.ts` name many places or none in particular. */
const PATTERN = /[*<>{}…]/;

/** A document that names a file or command names one that is there. */
export function documentFaults({ name, text }: Document, { exists, scripts }: Repository): string[] {
  const cited = [...text.matchAll(QUOTED)].map((match) => match[1] as string);
  const linked = [...text.matchAll(LINK)]
    .map((match) => match[1] as string)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(name), target));
  const missing = [...cited.filter((place) => !PATTERN.test(place)), ...linked].filter(
    (place) => !exists(place.replace(/\/$/, '')),
  );
  const unknown = [...text.matchAll(COMMAND)]
    .map((match) => match[1] as string)
    .filter((script) => !scripts.includes(script));
  return [
    ...missing.map((place) => `${name}: there is no ${place}`),
    ...unknown.map((script) => `${name}: there is no command "npm run ${script}"`),
  ];
}
