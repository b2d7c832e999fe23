import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';

const { db, sql: direct } = await testDatabase();
await direct`create table pairs (id int primary key, side text not null, batch int not null)`;

test('commits all or nothing', async () => {
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into pairs values (1, 'left', 1)`);
    await tx.execute(sql`insert into pairs values (2, 'right', 1)`);
  });
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into pairs values (3, 'left', 2)`);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await direct`select id from pairs order by id`).toEqual([{ id: 1 }, { id: 2 }]);
});

test('a swallowed failure inside cannot be committed', async () => {
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(sql`insert into pairs values (10, 'left', 3)`);
      await tx.execute(sql`insert into pairs values (10, 'right', 3)`).catch(() => {});
    }),
  ).rejects.toThrow('rolled everything back');
  expect(await direct`select 1 from pairs where batch = 3`).toHaveLength(0);
});
