import { expect, type Page } from '@playwright/test';
import { accessibilityFindings } from './accessible.ts';

/** Core Web Vitals call 0.1 good. */
const MOST_SHIFT = 0.02;

/** Goes there as somebody who types the address, and waits until nothing is loading any more. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true], [role=status][aria-label]')).toHaveCount(0);
}

/** From now on each page of this tab counts what moves on it. */
export async function countShifts(page: Page): Promise<void> {
  await page.addInitScript(watchShifts);
}

/** What is wrong with a page that was just visited: its name, or what jumped while it loaded. */
export async function loadingFindings(page: Page): Promise<string[]> {
  const title = await page.title();
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  return [
    ...(/\S+ · Quayside$/.test(title) ? [] : [`named "${title}", not by what it shows`]),
    ...(sum > MOST_SHIFT ? [`jumped by ${sum}: ${JSON.stringify(shifts)}`] : []),
  ];
}

/** What is wrong with what is shown: found by axe, or wider than the screen at one of these widths. */
export async function shownFindings(page: Page, widths: readonly number[]): Promise<string[]> {
  const found = await accessibilityFindings(page);
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 });
    // Between two layouts there are frames of neither.
    const isNarrow = expect.poll(() => page.evaluate(whatIsTooWide), { timeout: 2_000 }).toEqual([]);
    await isNarrow.catch(async () => {
      const wide = await page.evaluate(whatIsTooWide);
      found.push(...wide.map((element) => `wider than ${width}: ${element}`));
    });
  }
  if (before) await page.setViewportSize(before);
  return found;
}

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

/** Runs in the page: what makes the page itself move sideways. */
function whatIsTooWide(): string[] {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const scrollsItself = (element: Element): boolean =>
    element !== document.body &&
    (getComputedStyle(element).overflowX !== 'visible' ||
      (element.parentElement !== null && scrollsItself(element.parentElement)));
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > room + 1 && !scrollsItself(element))
    .slice(0, 3)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  return culprits.length > 0 ? culprits : ['the page'];
}
