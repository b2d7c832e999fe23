import { describe, expect, it } from 'vitest';
import { beat } from '#db/queries/heartbeats.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { startTestWeb } from '#lib/processes/web/fixtures/test-web.ts';

describe('health', () => {
  it('is ready with the database and its schema; the worker is only reported', async () => {
    const database = await testDatabase();
    const web = await startTestWeb(database);
    const ready = () => web.call('/api/health/ready', { headers: { 'x-request-id': 'probe-0001' } });
    expect(await ready()).toMatchObject({
      status: 200,
      json: { ok: true, status: 'ready', database: 'up', schema: 'current', worker: { status: 'missing' } },
    });
    await beat(web.services.db.run, { id: 'w1', kind: 'worker' });
    expect((await ready()).json.worker.status).toBe('alive');
    await database.sql`update heartbeats set beat_at = now() - interval '1 minute'`;
    expect(await ready()).toMatchObject({ status: 200, json: { worker: { status: 'stale' } } });

    await database.sql`update drizzle.__drizzle_migrations set created_at = created_at + 1`;
    expect(await ready()).toMatchObject({ status: 503, json: { ok: false, schema: 'newer' } });
    await database.sql`delete from drizzle.__drizzle_migrations`;
    expect((await ready()).json).toMatchObject({ ok: false, database: 'up', schema: 'empty' });
    expect(await web.call('/api/health/live')).toMatchObject({
      status: 200,
      json: { ok: true, status: 'live' },
    });
  });

  it('is told at once when there is no database', async () => {
    const web = await startTestWeb({
      ...(await testDatabase()),
      url: 'postgres://nobody@127.0.0.1:9/none',
    });
    const start = performance.now();
    const answer = await web.call('/api/health/ready');
    // Below the deadline of any statement.
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(answer).toMatchObject({ status: 503, json: { ok: false, database: 'down' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect((await web.call('/api/health/live')).status).toBe(200);
  });
});
