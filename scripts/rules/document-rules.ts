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
/** In Markdown, or in the HTML that shows one picture by day and another by night. */
const LINK = /(?:\]\(|\b(?:src|srcset)=")([^)#"\s]+)(?:#[^)"]*)?[)"]/g;
const COMMAND = /\bnpm run ([a-z:]+)/g;
/** `lib/<area>/server`, `e2e/*`, `db/queries/{a,b}.ts` name many places or none in particular. */
const PATTERN = /[*<>{}…]/;

/** A document that names a file or command names one that is there. */
export function documentFaults({ name, text }: Document, { exists, scripts }: Repository): string[] {
  const cited = [...text.matchAll(QUOTED)].map((match) => match[1] as string);
  const missing = [...cited.filter((place) => !PATTERN.test(place)), ...linkedPlaces({ name, text })].filter(
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

/** Files and folders of the repository that a document links to or shows, from its root. */
function linkedPlaces({ name, text }: Document): string[] {
  return [...text.matchAll(LINK)]
    .map((match) => match[1] as string)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(name), target));
}

export interface Pictures {
  /** what `npm run screenshots` makes */
  drawn: string[];
  /** what lies in docs/images */
  kept: string[];
}

/** Every picture that is made is kept, every one that is kept can be made again, and some document shows it. */
export function pictureFaults(documents: Document[], { drawn, kept }: Pictures): string[] {
  const shown = new Set(documents.flatMap(linkedPlaces));
  return [
    ...drawn.filter((picture) => !kept.includes(picture)).map((picture) => `${picture}: was never made`),
    ...kept.filter((picture) => !drawn.includes(picture)).map((picture) => `${picture}: nobody makes it`),
    ...kept.filter((picture) => !shown.has(picture)).map((picture) => `${picture}: no document shows it`),
  ];
}
