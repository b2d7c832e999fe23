import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { createBlueprint } from './create-blueprint.ts';
import { getBlueprint } from './get-blueprint.ts';
import { listBlueprints } from './list-blueprints.ts';
import { readBlueprint, readBlueprints } from './read-blueprints.ts';

const world = testWorld(await testDatabase());
const admin = await world.person({ name: 'admin', role: 'Admin' });
const make = async (identifier: string) =>
  createBlueprint(await world.as(admin), { document: { identifier } });

it('reads once for all parts of a page, and anew for everybody else', async () => {
  await make('service');
  const ctx = await world.as(admin);
  const page = { ...ctx, reads: {} };
  const known = await readBlueprints(page);
  await make('late');
  expect(await readBlueprints(page)).toBe(known);
  expect(await readBlueprint(page, 'late')).toBeUndefined();
  expect((await listBlueprints(page)).map(({ identifier }) => identifier)).not.toContain('late');
  expect(await getBlueprint(page, { identifier: 'service' })).toEqual(
    await getBlueprint(ctx, { identifier: 'service' }),
  );
  expect(await readBlueprint(ctx, 'late')).toMatchObject({ identifier: 'late', version: 1 });
});
