import { type Browser, expect, type Page, test } from '@playwright/test';
import { accessibilityFindings } from '#e2e/support/accessible.ts';
import { listen } from '#e2e/support/journey.ts';
import { type Portal, startPortalProcess } from '#e2e/support/portal-process.ts';
import { CLIENT_SECRET, type Providers, startProviders } from '#e2e/support/providers.ts';

let providers: Providers;
let portal: Portal;
const noise: string[] = [];

test.beforeAll(async () => {
  providers = await startProviders();
  portal = await startPortalProcess({ QUAYSIDE_DEMO: '0', ...providers.variables });
});
test.afterAll(async () => {
  await portal?.stop();
  await providers?.close();
});

/** A browser of somebody's own. */
async function visitor(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  listen(page, (words) => noise.push(words));
  return page;
}

const leaveWith = (page: Page, provider: string) =>
  page.getByRole('button', { name: `Continue with ${provider}` }).click();
const asOctocat = async (page: Page) => {
  await leaveWith(page, providers.github);
  await page.getByRole('button', { name: /octocat/ }).click();
};

/** The link the server printed for the first Admin. */
async function firstAdmin(page: Page): Promise<void> {
  const link = await expect
    .poll(() => /http\S+\/setup\?token=[\w-]+/.exec(portal.output())?.[0])
    .toBeTruthy()
    .then(() => /http\S+\/setup\?token=[\w-]+/.exec(portal.output())?.[0] ?? '');
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in as Admin' }).click();
  await expect(page).toHaveURL(`${portal.url}/`);
}

test('by invitation, by asking, as long as an Admin likes: through OIDC and through GitHub Enterprise', async ({
  browser,
}) => {
  const [admin, dana, octo] = [await visitor(browser), await visitor(browser), await visitor(browser)];
  await firstAdmin(admin);
  await admin.goto('/settings/teams');
  await admin.getByLabel('New team').fill('Web');
  await admin.getByRole('button', { name: 'Create team' }).click();
  await expect(admin.getByText('0 members')).toBeVisible();

  await admin.goto('/settings');
  await admin.getByRole('button', { name: 'Invite' }).click();
  await admin.getByRole('textbox', { name: 'E-mail' }).fill('dana@example.com');
  await admin.getByRole('combobox', { name: 'Teams' }).fill('Web');
  await admin.getByRole('option', { name: /Web/ }).click();
  expect(await accessibilityFindings(admin)).toEqual([]);
  await admin.getByRole('button', { name: 'Make the link' }).click();
  const link = (await admin.getByRole('region', { name: 'Invitation link' }).innerText()).trim();
  expect(link).toMatch(/\/invitation\?token=[\w-]{43}$/);

  await test.step('the invitation is for its address alone', async () => {
    providers.become('mallory@example.com');
    await dana.goto(link);
    await expect(dana.getByRole('heading', { name: 'You are invited' })).toBeVisible();
    expect(await accessibilityFindings(dana)).toEqual([]);
    await leaveWith(dana, 'Acme');
    await expect(dana.getByRole('alert').first()).toContainText('another e-mail address');
    providers.become('dana@example.com', false);
    await dana.goto(link);
    await leaveWith(dana, 'Acme');
    await expect(dana.getByRole('alert').first()).toContainText('no verified e-mail address');
  });

  await test.step('its owner comes in, once', async () => {
    providers.become('dana@example.com');
    await dana.goto(link);
    await leaveWith(dana, 'Acme');
    await expect(dana).toHaveURL(`${portal.url}/`);
    await dana.goto('/settings');
    await expect(dana.getByText('Only Admins manage people.')).toBeVisible();
    await octo.goto(link);
    await expect(octo.getByRole('heading', { name: 'This invitation opens nothing' })).toBeVisible();
  });

  await test.step('a new role counts from the next request', async () => {
    await admin.goto('/settings');
    await admin.getByRole('link', { name: 'dana' }).click();
    const dialog = admin.getByRole('dialog', { name: 'dana' });
    await expect(dialog.getByRole('button', { name: 'Remove Web' })).toBeVisible();
    await dialog.getByRole('radio', { name: 'Admin' }).click();
    await expect(dialog.getByText('May change everything here.')).toBeVisible();
    expect(await accessibilityFindings(admin)).toEqual([]);
    await dana.reload();
    await expect(dana.getByRole('link', { name: 'dana' })).toBeVisible();
  });

  await test.step('who was not invited waits, and then arrives where he wanted to go', async () => {
    await octo.goto('/runs');
    await asOctocat(octo);
    await expect(octo.getByRole('alert').first()).toContainText('not invited yet');
    expect(await accessibilityFindings(octo)).toEqual([]);
    await admin.goto('/settings?state=waiting');
    await admin.getByRole('link', { name: 'The Octocat' }).click();
    await admin.getByRole('button', { name: 'Let in' }).click();
    await expect(admin.getByText('Can sign in.')).toBeVisible();
    await asOctocat(octo);
    await expect(octo).toHaveURL(`${portal.url}/runs`);
  });

  await test.step('signing out and being disabled end it', async () => {
    const signOut = octo.getByRole('menuitem', { name: 'Sign out', exact: true });
    // The page may not be alive yet when it has just arrived.
    await expect(async () => {
      if (await signOut.isHidden()) await octo.getByRole('button', { name: /account$/ }).click();
      await expect(signOut).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await signOut.click();
    await expect(octo).toHaveURL(/\/sign-in/);
    await octo.goto('/runs');
    await expect(octo).toHaveURL(/\/sign-in\?next=/);

    await admin.goto('/settings?q=dana');
    await admin.getByRole('link', { name: 'dana' }).click();
    await admin.getByRole('button', { name: 'Disable' }).click();
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
    await expect(admin.getByText('Cannot sign in.')).toBeVisible();
    await dana.reload();
    await leaveWith(dana, 'Acme');
    await expect(dana.getByRole('alert').first()).toContainText('disabled');
  });

  const token = new URL(link).searchParams.get('token') ?? 'none';
  expect(portal.output()).not.toContain(token);
  expect(portal.output()).not.toContain(CLIENT_SECRET);
  expect(noise, 'console errors').toEqual([]);
});
