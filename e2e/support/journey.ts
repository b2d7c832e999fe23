import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { demoIdentity } from '#lib/auth/demo-identities.ts';

export type Identity = 'admin' | 'developer' | 'developer2' | 'approver';

type Options = NonNullable<Parameters<Browser['newContext']>[0]>;

interface Fixtures {
  /** An empty page in a browser of its own, signed in as one demo identity; nobody stays signed out. */
  as: (identity: Identity | 'nobody', options?: Options) => Promise<Page>;
}

interface WorkerFixtures {
  /** What a browser keeps of being signed in: each identity does so once, by its button. */
  signedIn: (identity: Identity) => Promise<Options>;
}

/** A journey fails on any console error, uncaught exception, missing resource or 5xx of any page it opened. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  signedIn: [
    async ({ browser }, use) => {
      const kept = new Map<Identity, Promise<Options>>();
      await use((identity) => {
        const found = kept.get(identity) ?? signIn(browser, identity);
        kept.set(identity, found);
        return found;
      });
    },
    { scope: 'worker' },
  ],
  as: async ({ browser, signedIn }, use) => {
    const contexts: BrowserContext[] = [];
    const noise: string[] = [];
    await use(async (identity, options) => {
      const session = identity === 'nobody' ? {} : await signedIn(identity);
      const context = await browser.newContext({
        baseURL: process.env.QUAYSIDE_E2E_URL,
        ...session,
        ...options,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => noise.push(`${identity}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          noise.push(`${identity}: ${message.text()}`);
        }
      });
      page.on('response', (response) => {
        const isPage = response.request().resourceType() === 'document';
        if (response.status() >= 500 || (response.status() === 404 && !isPage)) {
          noise.push(`${identity}: ${response.status()} ${response.url()}`);
        }
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(noise, 'console errors').toEqual([]);
  },
});

export { expect };

async function signIn(browser: Browser, identity: Identity): Promise<Options> {
  const context = await browser.newContext({ baseURL: process.env.QUAYSIDE_E2E_URL });
  const page = await context.newPage();
  await page.goto('/sign-in');
  const who = demoIdentity(identity);
  await page.getByRole('button', { name: who?.name ?? identity }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const { cookies } = await context.storageState();
  await context.close();
  return { storageState: { cookies, origins: [] } };
}
