import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { demoIdentity } from '#lib/auth/demo-identities.ts';

export type Identity = 'admin' | 'developer' | 'developer2' | 'approver';

interface Fixtures {
  /** Opens a browser of its own for one demo identity and signs it in; nobody stays signed out. */
  as: (
    identity: Identity | 'nobody',
    options?: Parameters<import('@playwright/test').Browser['newContext']>[0],
  ) => Promise<Page>;
}

/** A journey fails on any console error, uncaught exception, missing resource or 5xx of any page it opened. */
export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const noise: string[] = [];
    await use(async (identity, options) => {
      const context = await browser.newContext({ baseURL: process.env.QUAYSIDE_E2E_URL, ...options });
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
      if (identity !== 'nobody') await signIn(page, identity);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(noise, 'console errors').toEqual([]);
  },
});

export { expect };

async function signIn(page: Page, identity: Identity): Promise<void> {
  await page.goto('/sign-in');
  const who = demoIdentity(identity);
  await page.getByRole('button', { name: who?.name ?? identity }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
