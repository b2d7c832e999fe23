import { beforeEach, describe, expect, it } from 'vitest';
import { insertRun as add, type RunFixture, runFixture } from '#db/testing/insert-run.ts';
import { lockableRows } from '#db/testing/lockable-rows.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { defineAbility } from '#lib/access/ability.ts';
import { newId } from '#lib/ids.ts';
import { findTitlesOfRuns, listReadableRunIds } from './readable-runs.ts';
import { renameActionOfRuns } from './run-renames.ts';
import {
  findRun,
  findRunByKey,
  insertRun,
  listDecidedUnsentRuns,
  listRunRows,
  lockRunRow,
  lockUnsentRuns,
  type RunFilter,
  type RunRow,
  updateApprovers,
  updateRunFacts,
} from './runs.ts';

const { db, sql } = await testDatabase();
beforeEach(() => sql`delete from runs`);

const everything = defineAbility([{ action: 'manage', subject: 'all' }]);
const own = defineAbility([{ action: 'read', subject: 'Run', conditions: { requestedBy: 'ada' } }]);
const nothing = defineAbility([]);
const rowsOf = (ids: string[]) => sql`select * from runs where id in ${sql(ids)} order by id`;

describe('a submitted run', () => {
  const submit = (run: RunFixture) => db.transaction((tx) => insertRun(tx, runFixture(run)));

  it('is kept as it was asked for, created in whole milliseconds', async () => {
    const request = '{"z":1,"a":"é \\u0000 \\"q\\""}';
    const row = await submit({ request, links: ['https://a', 'b,"c"'], properties: { z: 1, a: [] } });
    expect(row).toMatchObject({ request, links: ['https://a', 'b,"c"'], version: 1, attempt: 0 });
    expect(Object.keys(row?.properties ?? {})).toEqual(['z', 'a']);
    const [finer] = await sql`select created_at = date_trunc('milliseconds', created_at) as whole from runs`;
    expect(finer?.whole).toBe(true);
    expect(await findRun(db.run, row?.id ?? '')).toEqual(row);
    expect(await findRun(db.run, 'r_missing')).toBeUndefined();
  });

  it('is one for a key of a requester, though it is asked for many times at once', async () => {
    const inserted = await Promise.all(
      Array.from({ length: 5 }, () => submit({ idempotencyKey: 'k', idempotencyHash: 'h' })),
    );
    const [first] = inserted.filter((row) => row !== undefined);
    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await findRunByKey(db.run, 'ada', 'k')).toEqual(first);
    expect(await findRunByKey(db.run, 'ben', 'k')).toBeUndefined();
  });

  it('does not share its key with other requesters, and without a key is always new', async () => {
    await submit({ idempotencyKey: 'k' });
    expect(await submit({ idempotencyKey: 'k', requestedBy: 'ben' })).toBeDefined();
    expect(await submit({})).toBeDefined();
    expect(await submit({})).toBeDefined();
  });

  it('stays free of a key whose transaction was undone', async () => {
    const undone = db.transaction(async (tx) => {
      await insertRun(tx, runFixture({ idempotencyKey: 'k' }));
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await submit({ idempotencyKey: 'k' })).toBeDefined();
  });

  it('is locked for whoever decides on it', async () => {
    const id = await add(db.run);
    const other = await add(db.run);
    await db.transaction(async (tx) => {
      expect((await lockRunRow(tx, id))?.id).toBe(id);
      expect(await lockableRows(sql, 'runs', 'id')).toEqual([other]);
      expect(await lockRunRow(tx, 'r_missing')).toBeUndefined();
    });
  });
});

describe('lists of runs', () => {
  const list = (filter: RunFilter = {}, ability = everything) =>
    listRunRows(db.run, { ability, filter, limit: 100 });

  it('are newest first, and the same page by page, also among runs of one moment', async () => {
    const moments = [5, 3, 3, 3, 9, 1, 3].map((second) => new Date(1_700_000_000_000 + second * 1_000));
    for (const createdAt of moments) await add(db.run, { createdAt });
    const whole = await list();
    expect(whole.map(({ createdAt }) => Number(createdAt))).toEqual(
      moments.map(Number).sort((a, b) => b - a),
    );
    for (const limit of [1, 2, 3]) {
      const pages: RunRow[] = [];
      for (;;) {
        const page = await listRunRows(db.run, {
          ability: everything,
          filter: {},
          limit,
          after: pages.at(-1),
        });
        pages.push(...page);
        if (page.length < limit) break;
      }
      expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    }
  });

  it.each<[string, RunFilter, RunFixture]>([
    ['action', { action: "it's" }, { actionIdentifier: "it's" }],
    ['blueprint', { blueprint: 'service' }, { blueprintIdentifier: 'service' }],
    ['entity', { entity: 'api' }, { entityIdentifier: 'api' }],
    ['state', { states: ['failed', 'refused'] }, { state: 'refused' }],
    ['requester', { requestedBy: 'ben' }, { requestedBy: 'ben' }],
    ['external id', { externalRunId: '%' }, { externalRunId: '%' }],
  ])('are narrowed by %s', async (_, filter, run) => {
    await add(db.run);
    const id = await add(db.run, run);
    expect((await list(filter)).map((row) => row.id)).toEqual([id]);
    expect(await list({ ...filter, action: 'another' })).toEqual([]);
  });

  it('of no state are empty', async () => {
    await add(db.run);
    expect(await list({ states: [] })).toEqual([]);
  });

  it('hold what the caller may see, and fill their pages with it', async () => {
    const ids: string[] = [];
    for (const requestedBy of ['ada', 'ben', 'ben', 'ada', 'ben', 'ada'])
      ids.push(await add(db.run, { requestedBy }));
    const seen = await listRunRows(db.run, { ability: own, filter: {}, limit: 2 });
    expect(seen.map(({ requestedBy }) => requestedBy)).toEqual(['ada', 'ada']);
    expect(await list({ requestedBy: 'ben' }, own)).toEqual([]);
    expect(await list({}, nothing)).toEqual([]);
    expect((await listReadableRunIds(db.run, own, ids)).toSorted()).toEqual([ids[0], ids[3], ids[5]]);
    expect(await listReadableRunIds(db.run, nothing, ids)).toEqual([]);
    const titles = await findTitlesOfRuns(db.run, own, ids);
    expect([...titles.keys()].toSorted()).toEqual([ids[0], ids[3], ids[5]]);
    expect(await listReadableRunIds(db.run, everything, [])).toEqual([]);
    expect(await listReadableRunIds(db.run, everything, ['r_missing'])).toEqual([]);
  });
});

describe('facts', () => {
  it('are written without moving the run; what is not named stays', async () => {
    const id = await add(db.run, { state: 'dispatched', summary: 'old', statusLabel: 'Building' });
    await updateRunFacts(db.run, id, { summary: null, links: ['https://x'] });
    expect(await findRun(db.run, id)).toMatchObject({
      state: 'dispatched',
      summary: null,
      links: ['https://x'],
      statusLabel: 'Building',
      version: 2,
    });
  });
});

describe('a changed action', () => {
  const actionId = newId();
  const ofAction = (run: RunFixture) => add(db.run, { actionId, approverUsers: ['old@x'], ...run });

  it('locks its unsent runs in the order of their ids, and no others', async () => {
    const unsent = [
      await ofAction({ id: 'r_2', state: 'waiting' }),
      await ofAction({ id: 'r_1', state: 'pending' }),
    ];
    const others = [await ofAction({ id: 'r_3', state: 'sending' }), await add(db.run, { id: 'r_4' })];
    await db.transaction(async (tx) => {
      expect((await lockUnsentRuns(tx, actionId)).map(({ id }) => id)).toEqual(unsent.toSorted());
      expect(await lockableRows(sql, 'runs', 'id')).toEqual(others);
    });
  });

  it('finds those of its unsent runs on which somebody has decided', async () => {
    const ids = await Promise.all(
      (['waiting', 'pending', 'waiting', 'dispatched'] as const).map((state) => ofAction({ state })),
    );
    const [waiting, pending, , sent] = ids as [string, string, string, string];
    for (const id of [waiting, pending, sent, await add(db.run, { state: 'waiting' })])
      await sql`insert into run_decisions (run_id, approver_id, approver, decision, request_hash)
        values (${id}, 'bob', '{}', 'APPROVE', 'x')`;
    const found = (await listDecidedUnsentRuns(db.run, actionId)).map(({ id }) => id);
    expect(found).toEqual([waiting, pending].toSorted());
  });

  it('gives its unsent runs the new approvers; what was sent keeps those it had', async () => {
    const [waiting, sent] = [await ofAction({ state: 'waiting' }), await ofAction({ state: 'dispatched' })];
    const foreign = await add(db.run, { approverUsers: ['old@x'] });
    await updateApprovers(db.run, actionId, { users: ['a@x', "o'b@x"], teams: [], roles: ['Admin'] });
    const rows = await rowsOf([waiting, sent, foreign]);
    const usersOf = new Map(rows.map((row) => [row.id, row.approver_users]));
    expect(usersOf.get(waiting)).toEqual(['a@x', "o'b@x"]);
    expect(usersOf.get(sent)).toEqual(['old@x']);
    expect(usersOf.get(foreign)).toEqual(['old@x']);
    expect(rows.find(({ id }) => id === waiting)).toMatchObject({
      approver_teams: [],
      approver_roles: ['Admin'],
      version: 2,
    });
  });

  it('takes its new name to all of its runs, and leaves the exact request as it was', async () => {
    const [mine, foreign] = [await ofAction({ state: 'succeeded' }), await add(db.run)];
    await renameActionOfRuns(db.run, actionId, 'ship');
    const names = new Map((await rowsOf([mine, foreign])).map((row) => [row.id, row.action_identifier]));
    expect([names.get(mine), names.get(foreign)]).toEqual(['ship', 'deploy']);
    expect((await findRun(db.run, mine))?.request).toBe('{}');
  });
});
