import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { type Ability, defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import { type AuditFilter, insertAuditEvents, listAuditRows, type NewAuditEvent } from './audit.ts';

const { db, sql } = await testDatabase();
const everything = defineAbility([{ action: 'manage', subject: 'all' }]);
const ofOps = defineAbility([
  {
    action: 'read',
    subject: 'AuditEvent',
    conditions: { $or: [{ actorId: 'ben' }, { teams: { $in: ['ops', "o'b"] } }] },
  },
]);

const event = (name: string, more: Partial<NewAuditEvent> = {}): NewAuditEvent => ({
  id: newId(),
  actor: { kind: 'person', id: 'ada' },
  actorId: 'ada',
  action: 'entity.create',
  resourceType: 'Entity',
  resourceId: name,
  origin: 'api',
  difference: null,
  requestId: 'request',
  teams: [],
  ...more,
});

/** Append-only: one story is told once, and every test reads of it. */
const STORY = [
  event('plain'),
  event('by ben', { actorId: 'ben' }),
  event('an update', { action: 'entity.update' }),
  event('a team', { resourceType: 'Team' }),
  event('a run', { resourceType: 'Run', runId: 'r_1' }),
  event('of a blueprint', { blueprint: 'service' }),
  event('of an entity', { blueprint: 'service', entity: "it's" }),
  event('owned by ops', { teams: ['dev', 'ops'] }),
  event('owned by quotes', { teams: ["o'b", '{"x"}'] }),
];
const DIFFERENCE = { before: { zebra: 1, a: null }, after: { zebra: '“2”', a: ['\\'] } };

beforeAll(async () => {
  for (const one of STORY) await insertAuditEvents(db.run, one);
  await sql`alter table audit_events disable trigger user`;
  for (const [index, { id }] of STORY.entries())
    await sql`update audit_events set at = ${new Date(Date.UTC(2024, 0, index + 1))} where id = ${id}`;
  await sql`alter table audit_events enable trigger user`;
});

const names = async (
  filter: AuditFilter = {},
  more: { ability?: Ability; limit?: number; before?: string } = {},
) =>
  (await listAuditRows(db.run, { ability: everything, limit: 100, filter, ...more })).map(
    ({ resourceId }) => resourceId,
  );

describe('the audit log', () => {
  it('is read newest first, and the same page by page', async () => {
    const whole = STORY.map(({ resourceId }) => resourceId).toReversed();
    expect(await names()).toEqual(whole);
    const pages: string[] = [];
    for (let before: string | undefined; ; ) {
      const rows = await listAuditRows(db.run, { ability: everything, filter: {}, limit: 4, before });
      pages.push(...rows.map(({ resourceId }) => resourceId));
      if (rows.length < 4) break;
      before = rows.at(-1)?.id;
    }
    expect(pages).toEqual(whole);
  });

  it.each<[keyof AuditFilter, AuditFilter, string[]]>([
    ['actorId', { actorId: 'ben' }, ['by ben']],
    ['action', { action: 'entity.update' }, ['an update']],
    ['resourceTypes', { resourceTypes: ['Run', 'Team'] }, ['a run', 'a team']],
    ['resourceTypes', { resourceTypes: [] }, []],
    ['resourceId', { resourceId: 'plain' }, ['plain']],
    ['blueprint', { blueprint: 'service' }, ['of an entity', 'of a blueprint']],
    ['entity', { entity: "it's" }, ['of an entity']],
    ['entity', { entity: '%' }, []],
    ['runId', { runId: 'r_1' }, ['a run']],
    ['since', { since: new Date('2024-01-08T00:00:00Z') }, ['owned by quotes', 'owned by ops']],
    ['until', { until: new Date('2024-01-02T00:00:00Z') }, ['plain']],
  ])('is narrowed by %s: %j', async (_, filter, wanted) => {
    expect(await names(filter)).toEqual(wanted);
  });

  it('is narrowed by everything at once', async () => {
    const filter = { blueprint: 'service', since: new Date('2024-01-07T00:00:00Z'), action: 'entity.create' };
    expect(await names(filter)).toEqual(['of an entity']);
    expect(await names({ ...filter, actorId: 'ben' })).toEqual([]);
  });

  it('shows each reader what is theirs, in full pages', async () => {
    expect(await names({}, { ability: ofOps })).toEqual(['owned by quotes', 'owned by ops', 'by ben']);
    expect(await names({}, { ability: ofOps, limit: 2 })).toEqual(['owned by quotes', 'owned by ops']);
    expect(await names({ resourceId: 'plain' }, { ability: ofOps })).toEqual([]);
    expect(await names({}, { ability: defineAbility([]) })).toEqual([]);
  });

  it('keeps differences key by key, and what was not said as null', async () => {
    const undone = db.transaction(async (tx) => {
      const id = newId();
      await insertAuditEvents(tx, event('with a difference', { id, difference: DIFFERENCE }));
      const [row] = await listAuditRows(tx, { ability: everything, filter: {}, limit: 1 });
      expect(JSON.stringify(row?.difference)).toBe(JSON.stringify(DIFFERENCE));
      expect(row).toMatchObject({ id, blueprint: null, entity: null, runId: null, teams: [] });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await names({ resourceId: 'with a difference' })).toEqual([]);
  });
});
