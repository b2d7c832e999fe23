import { cpus } from 'node:os';
import type { Screen } from './doings.ts';
import type { Worst } from './interactions.ts';
import type { Audit, Preset } from './lighthouse-audit.ts';

export interface Measured {
  screen: Screen;
  audits: [Preset, Audit][];
  worst: Worst;
}

export interface Around {
  entities: number;
  /** milliseconds until the first row is painted */
  rowsAfter: number;
  /** of the machine while it was measured */
  load: number;
}

export function screensText(measured: Measured[], { entities, rowsAfter, load }: Around): string {
  const audits = measured.flatMap(({ screen, audits }) =>
    audits.map(([preset, audit]) => {
      const { performance, accessibility, bestPractices, lcp, cls, tbt, scripts } = audit;
      const scores = [performance, accessibility, bestPractices];
      const figures = [lcp.toFixed(0), cls.toFixed(3), tbt.toFixed(0), (scripts / 1000).toFixed(0)];
      return `| ${[screen.name, preset, ...scores, ...figures].join(' | ')} |`;
    }),
  );
  const findings = measured.flatMap(({ screen, audits }) =>
    audits.flatMap(([preset, audit]) =>
      audit.findings.map((title) => `- ${screen.name}, ${preset}: ${title}`),
    ),
  );
  const worst = measured.map(
    ({ screen, worst }) => `| ${screen.name} | ${worst.took.toFixed(0)} | ${worst.doing} |`,
  );
  return `\`npm run bench -- screens\` prints this and writes it here: the production build with its demo and a catalog of
${entities.toLocaleString('en')} entities in Chromium, ${cpus().length} processors for server, database and browser together, load ${load.toFixed(1)}.

Lighthouse with an empty cache, the median of three visits (of one on the slow phone it makes up). JS is what is sent
of scripts, in kB of gzip without headers.

| page | preset | performance | accessibility | best practices | LCP ms | CLS | TBT ms | JS kB |
|---|---|---:|---:|---:|---:|---:|---:|---:|
${audits.join('\n')}
${findings.length > 0 ? `\n${findings.join('\n')}\n` : ''}
From asking for the catalog until its first row is painted: ${rowsAfter.toFixed(0)} ms, the median of browsers that had nothing of it.

The longest wait from real input to its frame, by the browser's event timing (what INP is made of), the median of three
visits:

| page | ms | at |
|---|---:|---|
${worst.join('\n')}
`;
}
