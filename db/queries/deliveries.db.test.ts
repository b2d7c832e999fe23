import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { failDelivery, finishDelivery, pruneDeliveries, storeDelivery, takeDelivery } from './deliveries.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => database.sql`delete from webhook_deliveries`);

const store = (deliveryId: string) =>
  storeDelivery(database.db.run, { deliveryId, event: 'ping', payload: { b: 1, a: 2 } });
const take = () => database.db.transaction(takeDelivery);

describe('deliveries', () => {
  it('are kept once, whoever stores them at the same time', async () => {
    const stored = await Promise.all(Array.from({ length: 6 }, () => store('same')));
    expect(stored.filter(Boolean).length).toBe(1);
  });

  it('are taken in the order in which they came, those that failed last', async () => {
    for (const id of ['first', 'second']) await store(id);
    expect((await take())?.deliveryId).toBe('first');
    await failDelivery(database.db.run, 'first', 'bad luck');
    expect((await take())?.deliveryId).toBe('second');
    await finishDelivery(database.db.run, 'second');
    expect((await take())?.deliveryId).toBe('first');
  });

  it('are worked on by one worker at a time', async () => {
    for (const id of ['a', 'b', 'c']) await store(id);
    const taken = await Promise.all(
      Array.from({ length: 3 }, () =>
        database.db.transaction(async (tx) => {
          const delivery = await takeDelivery(tx);
          await new Promise((resolve) => setTimeout(resolve, 100));
          return delivery?.deliveryId;
        }),
      ),
    );
    expect(taken.sort()).toEqual(['a', 'b', 'c']);
  });

  it('are forgotten when they can no longer come again', async () => {
    for (const id of ['old', 'new']) await store(id);
    await database.sql`update webhook_deliveries set received_at = now() - interval '15 days'
      where delivery_id = 'old'`;
    expect(await pruneDeliveries(database.db.run)).toBe(1);
    expect(await database.sql`select delivery_id from webhook_deliveries`).toEqual([{ delivery_id: 'new' }]);
  });
});
