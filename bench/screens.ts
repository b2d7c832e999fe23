import { loadavg } from 'node:os';
import { chromium, type Page } from '@playwright/test';
import { freePort } from '#db/embedded/cluster.ts';
import { startPortalProcess } from '#e2e/support/portal-process.ts';
import { demandChromium } from '#scripts/parts/chromium.ts';
import { cleanEnvironment } from '#scripts/parts/clean-environment.ts';
import { BLUEPRINT, DOCUMENT } from './servers/catalog-question.ts';
import { fill, findFilled } from './support/fill.ts';
import { type Doings, type Worst, worstInteraction } from './support/interactions.ts';
import { type Audit, auditPage, type Preset } from './support/lighthouse-audit.ts';
import { writeSection } from './support/readme.ts';
import { timeToRows } from './support/rows-visible.ts';
import { screensText } from './support/screens-text.ts';
import { onStage, type Stage } from './support/stage.ts';

/**
 * The catalog with 10,000 entities, a form and a run in Chromium: what Lighthouse says of them, how soon rows are there,
 * how long input waits for its frame. Writes bench/README.md.
 */
const ENTITIES = 10_000;
const VISITS = 5;
const AUDITS: [Preset, number][] = [
  ['desktop', 3],
  ['mobile', 1],
];

export interface Screen {
  name: string;
  path: string;
  doings: Doings;
}

export interface Measured {
  screen: Screen;
  audits: [Preset, Audit][];
  worst: Worst;
}

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
      const worst = await worstInteraction(page, screen.doings);
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

const CATALOG: Screen = {
  name: 'catalog',
  path: `/catalog/${BLUEPRINT}`,
  doings: {
    'open the menu of a column': (page) => page.getByRole('button', { name: 'Name', exact: true }).click(),
    'sort by it': (page) => page.getByRole('menuitem', { name: 'Sort ascending' }).click(),
    'type a filter': (page) =>
      page.getByRole('searchbox').first().pressSequentially('entity 12', { delay: 60 }),
    'choose a facet': (page) =>
      page.getByRole('region', { name: 'Facets' }).getByRole('checkbox').first().click(),
    'mark a row': (page) =>
      page
        .getByRole('checkbox', { name: /^Select Entity/ })
        .first()
        .click(),
    'open the filter': (page) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
    'close it': (page) => page.keyboard.press('Escape'),
    'open the search over everything': (page) => page.keyboard.press('Control+k'),
    'type in it': (page) => page.keyboard.type('ent', { delay: 60 }),
  },
};

const FORM: Screen = {
  name: 'form',
  path: '/self-service/request_access?entity=kubernetes-sigs%2Fexternal-dns',
  doings: {
    'open the choice of entities': (page) => page.getByRole('combobox').first().click(),
    'leave it': (page) => page.keyboard.press('Escape'),
    'type in the form': (page) =>
      page.getByRole('textbox', { name: 'What for' }).pressSequentially('To mend a release', { delay: 60 }),
    'choose by key': (page) => page.getByRole('combobox', { name: 'Level' }).press('ArrowDown'),
    'send it unfinished': (page) => page.getByRole('button', { name: 'Request access' }).click(),
  },
};

const runScreen = (id: string): Screen => ({
  name: 'run',
  path: `/runs/${id}`,
  doings: {
    'search the log': (page) => page.getByRole('searchbox').pressSequentially('line', { delay: 60 }),
    'choose a job': (page) =>
      page.getByRole('region', { name: 'Jobs of the workflow' }).getByRole('button').first().click(),
    'type a comment': (page) =>
      page.getByRole('textbox', { name: 'Comment' }).pressSequentially('Well done', { delay: 60 }),
  },
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
