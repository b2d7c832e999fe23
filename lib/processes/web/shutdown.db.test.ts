import { beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { echoRoutes } from './fixtures/echo-routes.ts';
import { startTestWeb } from './fixtures/test-web.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

/** A server whose pages wait for `work`, with one request on its way. */
async function busy(work: Promise<void>) {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const web = await startTestWeb(database, {
    table: echoRoutes,
    pages: async (_request, response) => {
      arrived();
      await work;
      response.end('done');
    },
  });
  const answer = web.call('/').then(
    ({ text }) => text,
    () => 'cut',
  );
  await arrival;
  return { web, answer };
}

describe('stopping', () => {
  it('lets running requests finish and takes no new ones', async () => {
    const work = Promise.withResolvers<void>();
    const { web, answer } = await busy(work.promise);
    const closing = web.close();
    await expect(web.call('/v1/echo/fixed')).rejects.toThrow();
    work.resolve();
    await closing;
    expect(await answer).toBe('done');
  });

  it('does not wait longer than it was told to', async () => {
    const { web, answer } = await busy(new Promise(() => {}));
    await web.close(300);
    expect(await answer).toBe('cut');
  });
});
