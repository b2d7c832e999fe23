import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { demoIdentity } from '#lib/auth/demo-identities.ts';

export type Identity = 'admin' | 'developer' | 'developer2' | 'approver';

interface Fixtures {
  /** Opens a browser of its own for one demo identity and signs it in. */
  as: (
    identity: Identity,
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
      await signIn(page, identity);
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

/** WCAG 2.2 AA as far as axe can see. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const summary = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(summary).toEqual([]);
}
