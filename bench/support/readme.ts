import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.join(import.meta.dirname, '../README.md');

/** Replaces what stands under a heading of bench/README.md, up to the next one of its rank. */
export function writeSection(heading: string, text: string): void {
  const [intro = '', ...sections] = readFileSync(FILE, 'utf8').split(/^(?=## )/m);
  const section = `## ${heading}\n\n${text.trim()}\n`;
  const place = sections.findIndex((one) => one.startsWith(`## ${heading}\n`));
  const all = place < 0 ? [...sections, section] : sections.with(place, section);
  writeFileSync(FILE, `${[intro, ...all].map((one) => one.trimEnd()).join('\n\n')}\n`);
}
