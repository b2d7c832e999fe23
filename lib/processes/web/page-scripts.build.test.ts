import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { allScripts, pageScripts } from './fixtures/page-scripts.ts';

const CATALOG = '/(portal)/catalog/[blueprint]/(table)/page';
const FORM = '/(portal)/self-service/[action]/page';
const RUN = '/(portal)/runs/[id]/page';

/** Words that the code of a library keeps, however small it is made. */
const MARKS = {
  rjsf: '__additional_property',
  xyflow: 'react-flow__',
  elk: 'org.eclipse.elk',
  codemirror: 'cm-content',
};

describe('scripts of a page', () => {
  it.each(Object.entries(MARKS))('know the code of %s when they see it', (_library, mark) => {
    expect(allScripts().filter((script) => script.includes(mark)).length).toBeGreaterThan(0);
  });

  it.each([CATALOG, FORM, RUN])('%s needs at most 250 kB of them, compressed', (route) => {
    const bytes = pageScripts(route).reduce((sum, script) => sum + gzipSync(script).byteLength, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(250_000);
  });

  it.each([CATALOG, FORM, RUN])('%s is shown without the libraries of forms, graphs and editors', (route) => {
    const scripts = pageScripts(route).join('\n');
    expect(Object.values(MARKS).filter((mark) => scripts.includes(mark))).toEqual([]);
  });
});
