import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { demoIdentity } from '#lib/auth/demo-identities.ts';

export type Identity = 'admin' | 'developer' | 'developer2' | 'approver';

export type Options = NonNullable<Parameters<Browser['newContext']>[0]>;

interface Fixtures {
  /**
   * An empty page, signed in as one demo identity; nobody stays signed out. An identity keeps its browser from journey
   * to journey, without its drafts; with options it gets one of its own.
   */
  as: (identity: Identity | 'nobody', options?: Options) => Promise<Page>;
}

interface WorkerFixtures {
  /** The browser of an identity, which signs in once by its button. */
  browserOf: (identity: Identity) => Promise<BrowserContext>;
}

/** A journey fails on any console error, uncaught exception, missing resource or 5xx of any page it opened. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  browserOf: [
    async ({ browser }, use) => {
      const kept = new Map<Identity, Promise<BrowserContext>>();
      await use((identity) => {
        const found = kept.get(identity) ?? signIn(browser, identity);
        kept.set(identity, found);
        return found;
      });
    },
    { scope: 'worker' },
  ],
  as: async ({ browser, browserOf }, use) => {
    const opened: Page[] = [];
    const own: BrowserContext[] = [];
    const noise: string[] = [];
    await use(async (identity, options) => {
      const signedIn = identity === 'nobody' ? undefined : await browserOf(identity);
      let context = signedIn;
      if (!context || options) {
        const storageState = await signedIn?.storageState();
        context = await browser.newContext({ ...surroundings(), storageState, ...options });
        own.push(context);
      }
      const page = await context.newPage();
      opened.push(page);
      listen(page, (words) => noise.push(`${identity}: ${words}`));
      return page;
    });
    for (const page of opened) await leave(page);
    for (const context of own) await context.close();
    expect(noise, 'console errors').toEqual([]);
  },
});

export { expect };

/** Where all journeys go; what only moves would be drawn sixty times a second. */
const surroundings = (): Options => ({ baseURL: process.env.QUAYSIDE_E2E_URL, reducedMotion: 'reduce' });

async function signIn(browser: Browser, identity: Identity): Promise<BrowserContext> {
  const context = await browser.newContext(surroundings());
  const page = await context.newPage();
  await page.goto('/sign-in');
  const who = demoIdentity(identity);
  await page.getByRole('button', { name: who?.name ?? identity }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  // As long as one page of ours stays open the next needs neither a process nor the scripts anew: half of its cost.
  await page.goto('/icon.svg');
  return context;
}

/** Everything a person would notice going wrong, or find in the console. */
export function listen(page: Page, hear: (words: string) => void): void {
  page.on('pageerror', (error) => hear(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      hear(message.text());
    }
  });
  page.on('response', (response) => {
    const isPage = response.request().resourceType() === 'document';
    if (response.status() >= 500 || (response.status() === 404 && !isPage)) {
      hear(`${response.status()} ${response.url()}`);
    }
  });
}

/** The page goes, and with it the drafts its browser kept. */
async function leave(page: Page): Promise<void> {
  const { origin } = new URL(process.env.QUAYSIDE_E2E_URL ?? '');
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  await page.close();
}
