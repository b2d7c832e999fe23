import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#lib/ids.ts';
import { startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { contextFor } from '#lib/web/build-context.ts';
import { offerSetupLink } from './server/offer-setup-link.ts';
import { redeemSetupToken } from './server/redeem-setup-token.ts';

let database: TestDatabase;
let web: TestWeb;

beforeAll(async () => {
  database = await testDatabase();
  web = await startTestWeb(database, { env: { QUAYSIDE_DEMO: '0' } });
});

beforeEach(async () => {
  await database.sql`delete from setup_tokens`;
  await database.sql`delete from users`;
});

const tokenOf = (link: string | undefined) => new URL(link ?? 'http://none').searchParams.get('token') ?? '';
async function redeem(token: string) {
  const ctx = contextFor(web.services, { kind: 'anonymous' }, { headers: new Headers(), origin: 'ui' }, []);
  return redeemSetupToken(ctx, { token });
}

describe('the setup link', () => {
  it('signs its opener in as Admin, once', async () => {
    const link = await offerSetupLink(web.services);
    expect(link).toMatch(/^http:\/\/localhost:\d+\/setup\?token=[\w-]{43}$/);
    const { token } = await redeem(tokenOf(link));
    const headers = { cookie: `quayside.session=${token}` };
    const { json } = await fetchJson('/v1/audit-log', headers);
    expect(json.audits[0]).toMatchObject({
      action: 'user.setup',
      trigger: { by: { name: 'Administrator' } },
    });
    await expect(redeem(tokenOf(link))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is not offered while an Admin can get in', async () => {
    const { token } = await redeem(tokenOf(await offerSetupLink(web.services)));
    expect(token).toHaveLength(43);
    expect(await offerSetupLink(web.services)).toBeUndefined();
    await database.sql`delete from sessions`;
    expect(await offerSetupLink(web.services)).toBeDefined();
    const [admin] = await database.sql`select id from users`;
    await database.sql`insert into accounts (user_id, type, provider, provider_account_id) values (${admin?.id}, 'oauth', 'github', '1')`;
    expect(await offerSetupLink(web.services)).toBeUndefined();
    await database.sql`update users set disabled_at = now()`;
    expect(await offerSetupLink(web.services)).toBeDefined();
  });

  it('does nothing once an Admin can get in another way', async () => {
    const token = tokenOf(await offerSetupLink(web.services));
    const id = newId();
    await database.sql`insert into users (id, email, name, role) values (${id}, 'ada@example.com', 'Ada', 'Admin')`;
    await database.sql`insert into accounts (user_id, type, provider, provider_account_id) values (${id}, 'oauth', 'github', '1')`;
    await expect(redeem(token)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await database.sql`select email from users`).toEqual([{ email: 'ada@example.com' }]);
    expect(await database.sql`select 1 from sessions`).toHaveLength(0);
    await expect(redeem('unknown')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('replaces the one before, and is over after a day', async () => {
    const first = await offerSetupLink(web.services);
    const second = await offerSetupLink(web.services);
    await expect(redeem(tokenOf(first))).rejects.toMatchObject({ code: 'not_found' });
    await database.sql`update setup_tokens set expires_at = now() - interval '1 second'`;
    await expect(redeem(tokenOf(second))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('works for one of two who open it at once', async () => {
    const token = tokenOf(await offerSetupLink(web.services));
    const outcomes = await Promise.allSettled([redeem(token), redeem(token), redeem(token)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('does not exist in the demo', async () => {
    const demo = { ...web.services, env: { ...web.services.env, demo: 'on' as const } };
    expect(await offerSetupLink(demo)).toBeUndefined();
  });
});

async function fetchJson(path: string, headers: Record<string, string>) {
  const response = await fetch(`${web.url}${path}`, { headers });
  return { status: response.status, json: (await response.json()) as { audits: unknown[] } };
}
