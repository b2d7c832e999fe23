import { describe, expect, it, vi } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { can } from '#lib/access/ability.ts';
import { testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { createBlueprint } from './create-blueprint.ts';
import { getBlueprint } from './get-blueprint.ts';
import { patchBlueprint } from './patch-blueprint.ts';
import { replaceBlueprint } from './replace-blueprint.ts';

const database = await testDatabase();
const { db, sql } = database;
const world = testWorld(database);
const admin = await world.person({ name: 'admin', role: 'Admin' });
const member = await world.person({ name: 'member', teams: ['dev'] });

const asAdmin = () => world.as(admin);
const make = async (document: Record<string, unknown>) => createBlueprint(await asAdmin(), { document });

describe('a renamed blueprint', () => {
  it('renames in policies, so that what they forbid stays forbidden', async () => {
    await make({ identifier: 'payroll' });
    const forbid = async (subject: string, conditions: object) => {
      const appliesTo = { users: [], teams: ['dev'], roles: [] };
      const document = { title: 'Pay', effect: 'cannot', verbs: ['read'], subject, conditions, appliesTo };
      return (await savePolicy(await asAdmin(), { document })).id;
    };
    const ids = [
      await forbid('Entity', { blueprint: 'payroll' }),
      await forbid('Blueprint', { identifier: { $in: ['payroll'] } }),
    ];
    const other = await forbid('Entity', { blueprint: 'secret', title: 'payroll' });
    // A rename is for those who may change the blueprint; they need not manage policies.
    const renamer = await world.person({ name: 'renamer' });
    const appliesTo = { users: [renamer.email], teams: [], roles: [] };
    const document = { title: 'Edit', effect: 'can', verbs: ['update'], subject: 'Blueprint', appliesTo };
    await savePolicy(await asAdmin(), { document });
    const ctx = await world.as(renamer);
    await replaceBlueprint(ctx, { identifier: 'payroll', document: { identifier: 'hr' } });
    const { ability } = await world.as(member);
    expect(can(ability, 'read', 'Entity', { blueprint: 'hr' })).toBe(false);
    expect(can(ability, 'read', 'Blueprint', { identifier: 'hr' })).toBe(false);
    expect(can(ability, 'read', 'Entity', { blueprint: 'payroll' })).toBe(true);
    const audit = await world.auditOf(ctx);
    expect(audit.sort()).toEqual(['blueprint.update hr', ...ids.map((id) => `policy.update ${id}`).sort()]);
    expect(audit).not.toContain(`policy.update ${other}`);
  });

  it('keeps what somebody else changes in a blueprint that points to the renamed one', async () => {
    await make({ identifier: 'source' });
    await make({ identifier: 'edited', title: 'Before', relations: { to: { target: 'source' } } });
    let renaming: Promise<unknown> | undefined;
    await db.transaction(async (tx) => {
      const ctx = { ...(await asAdmin()), tx };
      await patchBlueprint(ctx, { identifier: 'edited', patch: { title: 'After' } });
      const rename = { identifier: 'source', document: { identifier: 'origin' } };
      renaming = replaceBlueprint(await asAdmin(), rename);
      await vi.waitFor(async () =>
        expect(
          await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        ).toHaveLength(1),
      );
    });
    await renaming;
    const { document, version } = await getBlueprint(await asAdmin(), { identifier: 'edited' });
    expect({ version, title: document.title, relations: document.relations }).toEqual({
      version: 3,
      title: 'After',
      relations: { to: { target: 'origin' } },
    });
  });
});
