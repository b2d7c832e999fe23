import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { startTestWeb, type TestWeb } from '#lib/processes/web/fixtures/test-web.ts';
import { authConfig } from './auth-config.ts';

interface Person {
  id: number;
  login: string;
  name: string | null;
  addresses: { email: string; primary: boolean; verified: boolean }[];
}

let database: TestDatabase;
let web: TestWeb;
let github: Server;
let person: Person;
let exchanges = 0;

const devi: Person = {
  id: 42,
  login: 'devi',
  name: 'Devi D',
  addresses: [
    { email: 'old@example.com', primary: false, verified: true },
    { email: 'Devi@example.com', primary: true, verified: true },
  ],
};

beforeAll(async () => {
  github = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      '/login/oauth/access_token': { access_token: 'gho_canary', token_type: 'bearer', scope: 'user:email' },
      '/user': { id: person.id, login: person.login, name: person.name, email: 'claimed@example.com' },
      '/user/emails': person.addresses,
    };
    if (request.url === '/login/oauth/access_token') exchanges++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? '']));
  });
  await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', () => resolve()));
  database = await testDatabase();
  web = await startTestWeb(database, {
    env: {
      QUAYSIDE_DEMO: '0',
      AUTH_GITHUB_ID: 'client',
      AUTH_GITHUB_SECRET: 'client-secret',
      GITHUB_API_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}`,
    },
  });
});
afterAll(() => new Promise((resolve) => github.close(resolve)));

beforeEach(async () => {
  person = devi;
  exchanges = 0;
  await database.sql`delete from users`;
});

class Browser {
  cookies = new Map<string, string>();

  async send(path: string, body?: Record<string, string>): Promise<Response> {
    const request = new Request(`${web.url}/api/auth${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body: new URLSearchParams(body) } : {}),
    });
    const { handlers } = NextAuth(() => authConfig(web.services));
    const handle = body ? handlers.POST : handlers.GET;
    const response = await handle(request as NextRequest);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    }
    return response;
  }

  /** To GitHub's door: the address the browser is sent to. */
  async leave(callbackUrl = '/catalog'): Promise<URL> {
    const { csrfToken } = await (await this.send('/csrf')).json();
    const response = await this.send('/signin/github', { csrfToken, callbackUrl });
    return new URL(response.headers.get('location') ?? '');
  }

  /** There and back; where the browser ends up. */
  async signIn(callbackUrl?: string): Promise<string> {
    const door = await this.leave(callbackUrl);
    const back = await this.send(`/callback/github?code=c0de&state=${door.searchParams.get('state')}`);
    return (back.headers.get('location') ?? '').replace(web.url, '');
  }

  /** What the API says to this browser. */
  async status(): Promise<number> {
    const cookie = `quayside.session=${this.cookies.get('quayside.session')}`;
    return (await fetch(`${web.url}/v1/audit-log`, { headers: { cookie } })).status;
  }
}

const enable = () => database.sql`update users set disabled_at = null`;

describe('signing in through GitHub', () => {
  it('leaves for the configured server with state and PKCE', async () => {
    const door = await new Browser().leave();
    expect(door.origin).toBe(web.services.env.signIn.github?.webUrl);
    expect(door.pathname).toBe('/login/oauth/authorize');
    expect(Object.fromEntries(door.searchParams)).toMatchObject({
      client_id: 'client',
      redirect_uri: `${web.url}/api/auth/callback/github`,
      state: expect.any(String),
      code_challenge_method: 'S256',
    });
  });

  it('asks an Admin first for somebody new, then lets him in', async () => {
    const browser = new Browser();
    expect(await browser.signIn()).toBe('/sign-in?error=waiting');
    expect(browser.cookies.has('quayside.session')).toBe(false);
    const rows = await database.sql`select email, name, role, disabled_at from users`;
    expect(rows).toMatchObject([
      { email: 'Devi@example.com', name: 'Devi D', role: 'Member', disabled_at: expect.any(Date) },
    ]);
    expect(await browser.signIn()).toBe('/sign-in?error=waiting');

    await enable();
    expect(await browser.signIn()).toBe('/catalog');
    expect(await browser.status()).toBe(200);
    await database.sql`update users set disabled_at = now()`;
    expect(await browser.status()).toBe(401);
  });

  it('keeps neither the session nor the tokens of GitHub in the clear', async () => {
    const browser = new Browser();
    await browser.signIn();
    await enable();
    await browser.signIn();
    const session = browser.cookies.get('quayside.session') as string;
    const dump = JSON.stringify([
      await database.sql`select * from sessions`,
      await database.sql`select * from accounts`,
      await database.sql`select * from users`,
    ]);
    expect(session).toHaveLength(43);
    expect(dump).not.toContain(session);
    expect(dump).not.toContain('gho_canary');
    expect(JSON.stringify(web.lines)).not.toContain('gho_canary');
  });

  it('starts a new session each time', async () => {
    const browser = new Browser();
    await browser.signIn();
    await enable();
    browser.cookies.set('quayside.session', 'a'.repeat(43));
    await browser.signIn();
    const first = browser.cookies.get('quayside.session');
    expect(first).not.toBe('a'.repeat(43));
    await browser.signIn();
    expect(browser.cookies.get('quayside.session')).not.toBe(first);
  });

  it('never takes over an address that somebody has', async () => {
    await database.sql`insert into users (id, email, role) values (gen_random_uuid(), 'devi@EXAMPLE.com', 'Admin')`;
    expect(await new Browser().signIn()).toBe('/sign-in?error=account_exists');
    expect(await database.sql`select 1 from accounts`).toHaveLength(0);
  });

  it('believes only addresses that GitHub verified', async () => {
    person = { ...devi, addresses: [{ email: 'devi@example.com', primary: true, verified: false }] };
    expect(await new Browser().signIn()).toBe('/sign-in?error=no_email');
    expect(await database.sql`select 1 from users`).toHaveLength(0);
  });

  it.each([
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/x', '/'],
    ['javascript:alert(1)', '/'],
    ['/catalog?x=1', '/catalog?x=1'],
  ])('goes on to %s as %s', async (callbackUrl, expected) => {
    const browser = new Browser();
    await browser.signIn();
    await enable();
    expect(await browser.signIn(callbackUrl)).toBe(expected);
  });

  it.each([
    ['no state', (browser: Browser) => browser.send('/callback/github?code=c0de')],
    ['a forged state', (browser: Browser) => browser.send('/callback/github?code=c0de&state=forged')],
    ['an error of GitHub', (browser: Browser) => browser.send('/callback/github?error=access_denied')],
    [
      'the state of another browser',
      async (browser: Browser) => {
        const other = await new Browser().leave();
        return browser.send(`/callback/github?code=c0de&state=${other.searchParams.get('state')}`);
      },
    ],
  ])('refuses a return with %s', async (_name, come) => {
    const browser = new Browser();
    await browser.leave();
    const response = await come(browser);
    expect(response.headers.get('location')).toContain('/sign-in?error=');
    expect(browser.cookies.has('quayside.session')).toBe(false);
    expect(exchanges).toBe(0);
  });

  it('does not start from another site', async () => {
    const response = await new Browser().send('/signin/github', { csrfToken: 'forged', callbackUrl: '/' });
    expect(new URL(response.headers.get('location') ?? '').origin).toBe(web.url);
  });
});
