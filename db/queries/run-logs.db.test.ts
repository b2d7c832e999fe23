import { beforeEach, describe, expect, it } from 'vitest';
import { AWKWARD_TEXTS } from '#db/testing/awkward-values.ts';
import { insertRun } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { recordRunEntity } from './history.ts';
import { listRunAttempts, listRunEntities, listRunEvents } from './run-details.ts';
import { insertRunEvents } from './run-events.ts';
import { hasManyLogs, insertRunLog, listRunLogRows } from './run-logs.ts';

const { db, sql } = await testDatabase();
let run: string;
let other: string;
beforeEach(async () => {
  await sql`delete from runs`;
  run = await insertRun(db.run);
  other = await insertRun(db.run);
});

const log = (message: string, more: { runId?: string; origin?: string | null } = {}) =>
  insertRunLog(db.run, { runId: run, level: 'INFO', origin: null, message, ...more });
const messages = async (page: Partial<Parameters<typeof listRunLogRows>[1]> = {}) =>
  (await listRunLogRows(db.run, { runId: run, limit: 100, ...page })).map(({ message }) => message);

describe('log lines', () => {
  it('are kept letter by letter', async () => {
    const message = 'tab\t, line\nfeed, back\\slash, 🚢 and "quotes"';
    const row = await insertRunLog(db.run, { runId: run, level: 'ERROR', origin: 'build / test', message });
    expect(row).toMatchObject({ level: 'ERROR', origin: 'build / test', message });
    expect(await listRunLogRows(db.run, { runId: run, limit: 1 })).toEqual([row]);
  });

  it('come in the order they were written, page by page, and from this run only', async () => {
    const written = ['c', 'a', 'b', 'a', 'd'];
    const rows = [];
    for (const message of written) rows.push(await log(message));
    await log('of another run', { runId: other });
    expect(await messages()).toEqual(written);
    expect(await messages({ limit: 2 })).toEqual(['c', 'a']);
    expect(await messages({ limit: 2, after: rows[1]?.id })).toEqual(['b', 'a']);
    expect(await messages({ after: rows[4]?.id })).toEqual([]);
  });

  it('are narrowed by job, exactly', async () => {
    await log('one', { origin: 'build' });
    await log('two', { origin: 'build-2' });
    await log('three');
    expect(await messages({ origin: 'build' })).toEqual(['one']);
    expect(await messages({ origin: 'Build' })).toEqual([]);
  });

  it('are found by any part of their message, whatever the case', async () => {
    for (const message of ['Error: no', 'an ERROR', 'fine']) await log(message);
    expect(await messages({ text: 'error' })).toEqual(['Error: no', 'an ERROR']);
    expect(await messages({ text: 'error', origin: 'build' })).toEqual([]);
  });

  it('are searched for text that stands for itself', async () => {
    for (const message of AWKWARD_TEXTS) await log(`» ${message} «`);
    for (const text of AWKWARD_TEXTS) {
      const wanted = AWKWARD_TEXTS.filter((message) => message.toLowerCase().includes(text.toLowerCase()));
      expect(await messages({ text }), text).toEqual(wanted.map((message) => `» ${message} «`));
    }
  });

  it.each([
    [0, true],
    [2, true],
    [3, true],
    [4, false],
  ])('that are three are at least %i: %s', async (most, many) => {
    for (const message of ['a', 'b', 'c']) await log(message);
    expect(await hasManyLogs(db.run, run, most)).toBe(many);
    expect(await hasManyLogs(db.run, other, 1)).toBe(false);
  });

  it('belong to a run that is there, and go with it', async () => {
    await log('a');
    await expect(log('b', { runId: 'r_missing' })).rejects.toMatchObject({ cause: { code: '23503' } });
    await sql`delete from runs where id = ${run}`;
    expect(await sql`select 1 from run_logs`).toHaveLength(0);
  });
});

describe('the timeline', () => {
  it('is told oldest first, with who did it and what was learnt', async () => {
    const actor = { kind: 'person', id: 'ada' };
    await insertRunEvents(db.run, { runId: run, kind: 'waiting', message: 'Asked for.', actor });
    await insertRunEvents(db.run, { runId: other, kind: 'pending', message: 'Of another.' });
    await insertRunEvents(db.run, { runId: run, kind: 'workflow', message: 'Started.', data: { id: 7 } });
    const events = await listRunEvents(db.run, run);
    expect(events).toMatchObject([
      { runId: run, kind: 'waiting', message: 'Asked for.', actor, data: null },
      { runId: run, kind: 'workflow', message: 'Started.', actor: null, data: { id: 7 } },
    ]);
  });

  it('is cut after its first 500 lines', async () => {
    await sql`insert into run_events (id, run_id, kind, message)
      select lpad(to_hex(n), 32, '0')::uuid, ${run}, 'workflow', n::text from generate_series(1, 503) n`;
    const events = await listRunEvents(db.run, run);
    expect([events.length, events[0]?.message, events.at(-1)?.message]).toEqual([500, '1', '500']);
  });
});

describe('what a run did', () => {
  it('lists its attempts in their order', async () => {
    for (const [attempt, outcome] of [
      [2, 'accepted'],
      [1, 'refused'],
      [10, null],
    ] as const)
      await sql`insert into run_attempts (run_id, attempt, worker, outcome) values (${run}, ${attempt}, 'w', ${outcome})`;
    await sql`insert into run_attempts (run_id, attempt, worker) values (${other}, 3, 'w')`;
    const attempts = await listRunAttempts(db.run, run);
    expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'refused'],
      [2, 'accepted'],
      [10, null],
    ]);
  });

  it('names an entity once for each thing it did to it, in that order', async () => {
    const [api, web] = [newId(), newId()];
    const wrote = (entityId: string, operation: 'create' | 'update', runId = run) =>
      recordRunEntity(db.run, {
        ...{ runId, entityId, operation },
        blueprintIdentifier: 'service',
        entityIdentifier: entityId === api ? 'api' : 'web',
      });
    await wrote(web, 'create');
    await wrote(api, 'update');
    await wrote(api, 'update');
    await wrote(web, 'update');
    await wrote(api, 'update', other);
    const entities = await listRunEntities(db.run, run);
    expect(entities.map(({ entityIdentifier, operation }) => `${operation} ${entityIdentifier}`)).toEqual([
      'create web',
      'update api',
      'update web',
    ]);
  });

  it('names no more than 200 entities', async () => {
    await sql`insert into run_entities (run_id, blueprint_identifier, entity_id, entity_identifier, operation)
      select ${run}, 'service', gen_random_uuid(), n::text, 'create' from generate_series(1, 205) n`;
    expect(await listRunEntities(db.run, run)).toHaveLength(200);
  });
});
