import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { gateTo } from '#db/testing/gate-to.ts';
import { testDatabase } from '#db/testing/test-database.ts';

const { url, sql: direct } = await testDatabase();
await direct`create table kept (id int primary key)`;
const gate = await gateTo(url);
const db = openDatabase({ url: gate.url });
afterAll(() => db.close());

const keep = (id: number) =>
  db.transaction(async (tx) => void (await tx.execute(sql`insert into kept values (${id})`)));

test.each([
  ['begin isolation level read committed', 'nothing was changed by this request', []],
  ['insert into kept values ($1)', 'nothing was changed by this request', []],
  ['commit', 'It may have been made: look before you repeat it', [{ id: 1 }]],
])('a connection lost at the answer to “%s” says what is known', async (statement, message, rows) => {
  gate.loseAnswerTo = statement;
  const error = await keep(1).catch((thrown) => (thrown.code ? thrown : thrown.cause));
  expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining(message) });
  gate.loseAnswerTo = undefined;
  expect(await direct`select id from kept`).toEqual(rows);
});

test('a commit that PostgreSQL refused is told as that', async () => {
  await direct`create table checked (id int unique deferrable initially deferred)`;
  await direct`insert into checked values (1)`;
  const again = db.transaction((tx) => tx.execute(sql`insert into checked values (1)`));
  await expect(again).rejects.toMatchObject({ code: '23505' });
});
