import { expectAccessible, type Identity, test } from '#e2e/support/journey.ts';

const PAGES: [Identity, string][] = [
  ['admin', '/'],
  ['admin', '/catalog'],
  ['admin', '/catalog/service'],
  ['admin', '/register/service'],
  ['admin', '/builder'],
  ['admin', '/actions'],
  ['admin', '/actions/request_access'],
  ['admin', '/runs'],
  ['admin', '/approvals'],
  ['admin', '/audit'],
  ['admin', '/settings'],
  ['admin', '/settings?tab=teams'],
  ['developer', '/self-service/scaffold_service'],
];

for (const [name, options] of [
  ['light, wide', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  ['dark, phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const) {
  test(`axe finds nothing on any page (${name})`, async ({ as }) => {
    test.setTimeout(180_000);
    const pages = { admin: await as('admin', options), developer: await as('developer', options) };
    for (const [identity, path] of PAGES) {
      const page = pages[identity as keyof typeof pages];
      await page.goto(path);
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await test.step(path, () => expectAccessible(page));
    }
  });
}
