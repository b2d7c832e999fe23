import { expect } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import type { Actor } from '#lib/access/actor.ts';
import { testWorld } from '#lib/access/server/testing/test-context.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { type UpsertEntity, upsertEntity } from '#lib/entities/server/upsert-entity.ts';

/** A database with an admin, a member of the team `dev`, one of `ops`, and short ways to make things. */
export async function entityWorld() {
  const database = await testDatabase();
  const world = testWorld(database);
  const admin = await world.person({ name: 'admin', role: 'Admin' });
  const dev = await world.person({ name: 'dev', teams: ['dev'] });
  const ops = await world.person({ name: 'ops', teams: ['ops'] });
  const asAdmin = () => world.as(admin);
  return {
    ...database,
    world,
    admin,
    dev,
    ops,
    asAdmin,
    async blueprint(document: Record<string, unknown>) {
      return createBlueprint(await asAdmin(), { document });
    },
    async upsert(
      blueprint: string,
      entity: unknown,
      options: Partial<UpsertEntity> = {},
      actor: Actor = admin,
    ) {
      return upsertEntity(await world.as(actor), { blueprint, entity, ...options });
    },
  };
}

/** Matches the AppError with this code. */
export function refused(code: string) {
  return expect.objectContaining({ name: 'AppError', code });
}
