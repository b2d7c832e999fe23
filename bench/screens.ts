import { loadavg } from 'node:os';
import { chromium, type Page } from '@playwright/test';
import { freePort } from '#db/embedded/cluster.ts';
import { startPortalProcess } from '#e2e/support/portal-process.ts';
import { demandChromium } from '#scripts/parts/chromium.ts';
import { cleanEnvironment } from '#scripts/parts/clean-environment.ts';
import { DOCUMENT } from './servers/catalog-question.ts';
import { CATALOG, FORM, runScreen } from './support/doings.ts';
import { fill, findFilled } from './support/fill.ts';
import { usualWorst } from './support/interactions.ts';
import { auditPage, type Preset } from './support/lighthouse-audit.ts';
import { writeSection } from './support/readme.ts';
import { timeToRows } from './support/rows-visible.ts';
import { type Measured, screensText } from './support/screens-text.ts';
import { onStage, type Stage } from './support/stage.ts';

/**
 * The catalog with 10,000 entities, a form and a run in Chromium: what Lighthouse says of them, how soon rows are there,
 * how long input waits for its frame. Writes bench/README.md.
 */
const ENTITIES = 10_000;
const VISITS = 5;
const USES = 3;
const AUDITS: [Preset, number][] = [
  ['desktop', 3],
  ['mobile', 1],
];

await onStage(2, async (stage) => {
  const { url, stop } = await startPortalProcess({
    DATABASE_URL: stage.databaseUrl,
    AUTH_SECRET: 'a-secret-for-benches-only-0123456789abcdef',
    QUAYSIDE_DEMO: '1',
    STAND_IN_SPEED: '4',
    LOG_LEVEL: 'warn',
  });
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await demandChromium(cleanEnvironment()),
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    const page = await browser.newPage({ baseURL: url, viewport: { width: 1440, height: 900 } });
    await signIn(page);
    await fillCatalog(stage, page);
    const state = await page.context().storageState();
    const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const screens = [CATALOG, FORM, runScreen(await finishedRun(page))];
    const measured: Measured[] = [];
    for (const screen of screens) {
      // The first visit of all pays for what the server loads once.
      await page.goto(screen.path, { waitUntil: 'networkidle' });
      const worst = await usualWorst(page, screen.path, screen.doings, USES);
      await page.goto('about:blank');
      const audits: Measured['audits'] = [];
      for (const [preset, times] of AUDITS)
        audits.push([preset, await auditPage(url + screen.path, { port, cookie }, preset, times)]);
      measured.push({ screen, audits, worst });
    }
    const rowsAfter = await timeToRows(browser, state, url + CATALOG.path, VISITS);
    const text = screensText(measured, { entities: ENTITIES, rowsAfter, load: loadavg()[0] ?? 0 });
    console.log(text);
    writeSection('Screens in a browser', text);
  } finally {
    await browser.close();
    await stop();
  }
});

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Ada Admin' }).click();
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
}

async function fillCatalog({ sql }: Stage, page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const made = await page.request.post('/v1/blueprints', { data: DOCUMENT, headers: { origin } });
  if (!made.ok()) throw new Error(await made.text());
  await fill(sql, await findFilled(sql), 1, ENTITIES);
}

async function finishedRun(page: Page): Promise<string> {
  const answer = await page.request.get('/v1/actions/runs', { params: { state: 'succeeded', limit: 1 } });
  const { runs } = (await answer.json()) as { runs: { id: string }[] };
  if (!runs[0]) throw new Error('the demo has no finished run');
  return runs[0].id;
}
