import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/journey.ts';

const REPOSITORY = 'kubernetes-sigs%2Fexternal-dns';

/** The screens people live in; a run's address is found when it is needed. */
const SCREENS = [
  '/',
  '/catalog/service',
  `/catalog/repository/${REPOSITORY}`,
  `/self-service/request_access?entity=${REPOSITORY}`,
  '/runs',
  '/approvals',
  '/builder/service',
];

const MOST_SHIFT = 0.02;

test('nothing jumps while it loads, no screen scrolls sideways, and each tab is named', async ({ as }) => {
  const page = await as('admin', { viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchShifts);
  const found: Record<string, unknown> = {};
  for (const path of [...SCREENS, await newestRun(page)]) {
    await page.goto(path);
    await settled(page);
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    if (sum > MOST_SHIFT) found[path] = shifts;
    await expect(page, 'named by what it shows').toHaveTitle(/\S+ · Quayside$/);
    // 320 px are also what is left of 1280 at 400 %, and 720 of 1440 at 200 %.
    for (const width of [720, 320]) {
      await page.setViewportSize({ width, height: 700 });
      // Between two layouts there are frames of neither.
      await expect.poll(() => page.evaluate(tooWide), `${path} at ${width}`).toBe(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  expect(found).toEqual({});
});

test('with forced colours and without motion, focus, icons and states stay to be seen', async ({ as }) => {
  const page = await as('admin', { forcedColors: 'active', reducedMotion: 'reduce' });
  for (const path of ['/', '/catalog/service']) {
    await page.goto(path);
    await settled(page);
    expect(await page.evaluate(iconsThatVanished), `icons of ${path}`).toEqual([]);
    await expect.poll(() => page.evaluate(movingThings), `what moves on ${path}`).toEqual([]);
  }
  for (const name of ['Self-service', 'Approvals']) {
    await page.getByRole('link', { name }).first().focus();
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
      return `${outlineStyle} ${outlineWidth}`;
    });
    expect(outline, `focus after ${name}`).toMatch(/^(solid|auto) [1-9]/);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { selected: true })).toBeVisible();
  const marked = page.getByRole('option', { selected: true });
  expect(await marked.evaluate((option) => getComputedStyle(option).outlineStyle)).toBe('solid');
});

interface Shift {
  value: number;
  what: string[];
}

/** Runs in the page: every movement nobody asked for, with what moved. */
function watchShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null }[];
    })[]) {
      if (entry.hadRecentInput) continue;
      const what = entry.sources.map(({ node }) =>
        node instanceof Element ? node.outerHTML.slice(0, 120) : '',
      );
      shifts.push({ value: entry.value, what });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: by how many pixels it scrolls sideways. */
function tooWide(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

/** Runs in the page: icons without a size, or drawn in the colour of what is behind them. */
function iconsThatVanished(): string[] {
  const behind = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll<SVGElement>('svg.lucide')]
    .filter((icon) => icon.checkVisibility() && icon.closest('button, a, li')?.getClientRects().length)
    .filter((icon) => {
      const { color, stroke } = getComputedStyle(icon);
      const { width } = icon.getBoundingClientRect();
      return width === 0 || color === behind || stroke === behind;
    })
    .map((icon) => icon.outerHTML.slice(0, 120));
}

/** Runs in the page: animations that have not ended. */
function movingThings(): string[] {
  return document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().progress !== 1)
    .map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 120) ?? '');
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true], [role=status][aria-label]')).toHaveCount(0);
}

async function newestRun(page: Page): Promise<string> {
  const answer = await page.request.get('/v1/actions/runs', { params: { state: 'succeeded', limit: 1 } });
  const { runs } = (await answer.json()) as { runs: { id: string }[] };
  return `/runs/${runs[0]?.id}`;
}
