import { expect, it } from 'vitest';
import { insertRun } from '#db/testing/insert-run.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { topicsOf } from '#db/testing/topics-of.ts';
import { newId } from '#lib/ids.ts';
import { insertSeedRows } from './demo-seed.ts';
import { notify } from './events.ts';

const { db, sql } = await testDatabase();

it('topics are announced when their transaction commits, each once, in order', async () => {
  const topics = await topicsOf(db, () =>
    db.transaction(async (tx) => {
      for (const topic of ['runs', 'run:r_1', 'runs', "entities:it's “odd”", 'run:r_1'])
        await notify(tx, topic);
      await notify(db.run, 'from elsewhere, before');
    }),
  );
  expect(topics).toEqual(['from elsewhere, before', 'runs', 'run:r_1', "entities:it's “odd”"]);
});

it('topics of a transaction that is undone are never heard of', async () => {
  const topics = await topicsOf(db, async () => {
    const undone = db.transaction(async (tx) => {
      await notify(tx, 'undone');
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await notify(db.run, 'done');
  });
  expect(topics).toEqual(['done']);
});

it('rows of the demo come in any number, and all or none of them', async () => {
  const runId = await insertRun(db.run);
  const events = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: newId(),
      runId,
      kind: 'workflow',
      message: `${index}`,
    }));
  await db.transaction((tx) => insertSeedRows(tx, 'runEvents', events(503)));
  await insertSeedRows(db.run, 'runEvents', []);
  const stored = await sql`select message from run_events order by id`;
  expect(stored.map(({ message }) => message)).toEqual(events(503).map(({ message }) => message));
  const broken = [
    ...events(300),
    { ...events(1)[0], id: newId(), runId: 'r_missing', kind: 'x', message: 'x' },
  ];
  const refused = db.transaction((tx) => insertSeedRows(tx, 'runEvents', broken));
  await expect(refused).rejects.toMatchObject({ cause: { code: '23503' } });
  expect(await sql`select 1 from run_events`).toHaveLength(503);
});

it('the system blueprints are made again when they are missing, and left alone when they are not', async () => {
  const people = () => sql`select identifier, title, version, properties from entities order by identifier`;
  const systems = () => sql`select identifier, version, updated_at from blueprints order by identifier`;
  await sql`insert into users (id, email, name) values (${newId()}, 'ada@x', 'Ada')`;
  await sql`insert into teams (id, identifier, title) values (${newId()}, 'ops', 'Operations')`;
  const [before, shown] = [await systems(), await people()];
  await sql`select quayside_ensure_system_blueprints()`;
  expect([await systems(), await people()]).toEqual([before, shown]);
  await sql`update entities set title = 'tampered with' where identifier = 'ops'`;
  await sql`delete from entities where identifier = 'ada@x'`;
  await sql`select quayside_ensure_system_blueprints()`;
  expect((await people()).map(({ identifier, title }) => [identifier, title])).toEqual([
    ['ada@x', 'Ada'],
    ['ops', 'Operations'],
  ]);
});
