import { expect, it } from 'vitest';
import { gateTo } from '#db/testing/gate-to.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { BOOTSTRAP, startTestWeb } from './fixtures/test-web.ts';
import { prepareSignIn } from './prepare-sign-in.ts';

const database = await testDatabase();
const gate = await gateTo(database.url);

it('takes a rotated secret out of use as soon as the database is back', async () => {
  const before = await startTestWeb(database);
  await ensureBootstrapClient(before.services);
  const signIn = async () => {
    const json = { clientId: BOOTSTRAP.id, clientSecret: BOOTSTRAP.secret };
    return (await before.call('/v1/auth/access_token', { method: 'POST', json })).status;
  };
  expect(await signIn()).toBe(200);

  gate.isOpen = false;
  const env = { QUAYSIDE_CLIENT_SECRET: 'another-secret-0123456789' };
  const { services, lines } = await startTestWeb({ ...database, url: gate.url }, { env });
  const prepared = prepareSignIn(services, new AbortController().signal);
  await expect.poll(() => lines.map(({ msg }) => msg)).toContain('could not prepare sign-in yet');
  gate.isOpen = true;
  await prepared;
  expect(await signIn()).toBe(401);
});

it('stops trying when the process ends while the database is away', async () => {
  gate.isOpen = false;
  const { services, lines } = await startTestWeb({ ...database, url: gate.url });
  const ending = new AbortController();
  const prepared = prepareSignIn(services, ending.signal);
  const tries = () => lines.filter(({ msg }) => msg === 'could not prepare sign-in yet').length;
  await expect.poll(tries).toBe(1);
  const since = performance.now();
  ending.abort();
  expect(await prepared).toBeUndefined();
  // The next try would have come a second after the first.
  expect(performance.now() - since).toBeLessThan(500);
  expect(tries()).toBe(1);
  expect(await prepareSignIn(services, ending.signal)).toBeUndefined();
  expect(tries()).toBe(1);
});
