import { globSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../../app/(portal)');
/** Folders in parentheses stand in no address. */
const pages = globSync('**/page.tsx', { cwd: ROOT }).map((file) =>
  path.dirname(file).replaceAll(/(^|\/)\([^)]*\)/g, ''),
);

it('no page stands where the page of a blueprint, an entity or an action of that name would', () => {
  const named = pages.filter((page) => page.endsWith(']')).map((page) => path.dirname(page));
  expect(named).toContain('builder');
  const hidden = pages.filter((page) => !page.endsWith(']') && named.includes(path.dirname(page)));
  expect(hidden).toEqual([]);
});
