import { beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { echoRoutes } from './fixtures/echo-routes.ts';
import { startTestWeb } from './fixtures/test-web.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

/** A server whose pages take `milliseconds`, with one request on its way. */
async function busy(milliseconds: number) {
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const web = await startTestWeb(database, {
    table: echoRoutes,
    pages: async (_request, response) => {
      arrived();
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
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
    const { web, answer } = await busy(500);
    const closing = web.close();
    await expect(web.call('/v1/echo/fixed')).rejects.toThrow();
    await closing;
    expect(await answer).toBe('done');
  });

  it('does not wait longer than it was told to', async () => {
    const { web, answer } = await busy(30_000);
    const start = performance.now();
    await web.close(300);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(await answer).toBe('cut');
  });
});
