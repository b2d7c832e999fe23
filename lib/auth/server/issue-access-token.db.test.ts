import { beforeEach, describe, expect, it } from 'vitest';
import { upsertBootstrapClient } from '#db/queries/machine-clients.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { anonymous, testWorld } from '#lib/access/server/fixtures/test-context.ts';
import { verifyToken } from '#lib/auth/access-token.ts';
import { hashSecret } from '#lib/auth/machine-secret.ts';
import { newId } from '#lib/ids.ts';
import { issueAccessToken } from './issue-access-token.ts';

const database = await testDatabase();
const world = testWorld(database);
const SECRET = 'the secret of the client';
const id = await upsertBootstrapClient(database.db.run, {
  id: newId(),
  clientId: 'ci',
  secretHash: await hashSecret(SECRET),
});

const WRONG = { code: 'invalid_credentials', message: 'The client id or secret is wrong.' };
const BLOCKED = { code: 'too_many_requests', message: 'Too many failed attempts; try again later.' };

async function login(clientId = 'ci', clientSecret = SECRET, address = '192.0.2.1') {
  return issueAccessToken(await world.as(anonymous), { clientId, clientSecret, address });
}

/** As many failures of a client as `count` says; all but the first and the last are only written down. */
async function fail(count: number, clientId = 'ci'): Promise<void> {
  await expect(login(clientId, 'a guess')).rejects.toMatchObject(WRONG);
  await database.sql`update rate_limits set count = ${count - 1} where key ~ ':.*:'`;
  await expect(login(clientId, 'a guess')).rejects.toMatchObject(WRONG);
}

beforeEach(async () => {
  await database.sql`delete from rate_limits`;
});

describe('a token', () => {
  it('names the client, by the clock of the database', async () => {
    const { accessToken, expiresIn } = await login();
    const claims = await verifyToken(world.services.env, accessToken);
    expect([claims?.subject, claims?.isMachine, expiresIn]).toEqual([id, true, 10_800]);
    const [row] = await database.sql`select abs(extract(epoch from now() - ${
      claims?.issuedAt.toISOString() ?? ''
    }::timestamptz)) < 60 as close`;
    expect(row?.close).toBe(true);
  });

  it.each([
    ['an unknown client', 'nobody', SECRET],
    ['a wrong secret', 'ci', 'wrong'],
    ['an empty secret', 'ci', ''],
    ['the id in another case', 'CI', SECRET],
    ['a pattern for an id', '%', SECRET],
  ])('is not given for %s, with the same words for all', async (_name, clientId, secret) => {
    await expect(login(clientId, secret)).rejects.toMatchObject(WRONG);
  });

  it('is not given to a client that was revoked', async () => {
    await database.sql`update machine_clients set revoked_at = now()`;
    await expect(login()).rejects.toMatchObject(WRONG);
    await database.sql`update machine_clients set revoked_at = null`;
  });
});

describe('whoever guesses', () => {
  it('waits after ten failures, with the right secret too, and is told how long', async () => {
    await fail(10);
    const error = await login().catch((reason) => reason);
    expect(error).toMatchObject(BLOCKED);
    expect(error.retryAfter).toBeGreaterThan(240);
    expect(error.retryAfter).toBeLessThanOrEqual(300);
  });

  it('keeps nobody else from signing in: another client here, or the same elsewhere', async () => {
    await fail(10, 'nobody');
    await expect(login()).resolves.toHaveProperty('accessToken');
    await fail(10);
    await expect(login('ci', SECRET, '192.0.2.2')).resolves.toHaveProperty('accessToken');
  });

  it('starts anew with a success', async () => {
    await fail(9);
    await login();
    await fail(9);
    await expect(login()).resolves.toHaveProperty('accessToken');
  });

  it('starts anew when his time is over', async () => {
    await fail(10);
    await database.sql`update rate_limits set blocked_until = blocked_until - interval '301 seconds',
      window_start = window_start - interval '301 seconds'`;
    await expect(login('ci', 'a guess')).rejects.toMatchObject(WRONG);
    await expect(login()).resolves.toHaveProperty('accessToken');
  });

  it('cannot go from client to client for ever', async () => {
    await expect(login('client-0', 'a guess')).rejects.toMatchObject(WRONG);
    await database.sql`update rate_limits set count = 99 where key !~ ':.*:'`;
    await expect(login('client-99', 'a guess')).rejects.toMatchObject(WRONG);
    await expect(login()).rejects.toMatchObject(BLOCKED);
    await expect(login('ci', SECRET, '192.0.2.2')).resolves.toHaveProperty('accessToken');
  });

  it('leaves neither address nor id in the table', async () => {
    await expect(login('a-client-id', 'a guess', '198.51.100.7')).rejects.toMatchObject(WRONG);
    const rows = await database.sql`select key from rate_limits`;
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/a-client-id|198\.51/);
  });
});
