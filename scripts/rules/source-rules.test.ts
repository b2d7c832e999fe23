import { expect, test } from 'vitest';
import { faultsIn } from './source-rules.ts';

const faults = (name: string, text: string) => faultsIn({ name, text });
const importing = (specifier: string) => `import { x } from '${specifier}';`;

test('a relative import stays in its room', () => {
  expect(faults('lib/runs/server/a.ts', importing('../states.ts'))).toEqual([]);
  expect(faults('db/queries/a.ts', importing('../client.ts'))).toEqual([]);
  expect(faults('lib/runs/a.ts', importing('../actions/b.ts'))).toEqual([
    'lib/runs/a.ts: "../actions/b.ts" leaves the room; write "#lib/actions/b.ts"',
  ]);
  expect(faults('lib/runs/a.ts', importing('../../db/client.ts'))).toHaveLength(1);
  expect(faults('lib/runs/a.ts', importing('../errors.ts'))).toHaveLength(1);
});

test('imports of ours carry their extension', () => {
  expect(faults('lib/runs/a.ts', importing('#lib/errors'))[0]).toContain('file extension');
});

test('transactions begin in one place', () => {
  expect(faults('db/queries/a.ts', 'await sql.begin(async (tx) => {})')).toHaveLength(1);
  expect(faults('db/queries/a.ts', 'await tx.transaction(work)')).toHaveLength(1);
  expect(faults('lib/runs/server/a.ts', 'await executor.transaction(work)')).toHaveLength(1);
  expect(faults('lib/runs/server/a.ts', 'await ctx.services.db.transaction(work)')).toEqual([]);
  expect(faults('db/transaction.ts', 'await sql.begin(work)')).toEqual([]);
  expect(faults('db/queries/a.db.test.ts', 'await sql.begin(work)')).toEqual([]);
});

test('server actions stand in files of that name, declared on top', () => {
  expect(faults('app/runs/server-actions.ts', `'use server';\nexport async function a() {}`)).toEqual([]);
  expect(faults('app/runs/server-actions.ts', 'export async function a() {}')).toHaveLength(1);
  expect(faults('app/runs/page.tsx', `async function a() {\n  'use server';\n}`)).toHaveLength(1);
  expect(
    faults('app/runs/server-actions.ts', `'use server';\nfunction a() {\n  'use server';\n}`),
  ).toHaveLength(1);
});

test('files have a name of their own, a size one can read, and an ending Node can run', () => {
  for (const name of ['lib/utils.ts', 'lib/runs/helpers.ts', 'components/common/a.tsx', 'db/types.ts'])
    expect(faults(name, '')).toHaveLength(1);
  expect(faults('lib/runs/retypes.ts', '')).toEqual([]);
  expect(faults('lib/runs/a.ts', '\n'.repeat(399))).toEqual([]);
  expect(faults('lib/runs/a.ts', '\n'.repeat(400))).toHaveLength(1);
  expect(faults('lib/runs/a.tsx', '')).toHaveLength(1);
  expect(faults('components/runs/a.tsx', '')).toEqual([]);
});
