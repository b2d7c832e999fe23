import type { Browser, BrowserContext } from '@playwright/test';
import { median } from './load.ts';

/** Milliseconds from asking for a page until its first row is painted, each time by a browser that has nothing of it. */
export async function timeToRows(
  browser: Browser,
  state: Awaited<ReturnType<BrowserContext['storageState']>>,
  url: string,
  times: number,
): Promise<number> {
  const taken: number[] = [];
  while (taken.length < times) {
    const context = await browser.newContext({ storageState: state });
    const page = await context.newPage();
    await page.addInitScript(watchRows);
    await page.goto(url);
    taken.push(
      await page
        .waitForFunction(() => (window as Watched).benchRowsAt)
        .then((at) => at.jsonValue() as Promise<number>),
    );
    await context.close();
  }
  return median(taken);
}

interface Watched extends Window {
  benchRowsAt?: number;
}

/** In the page: from the first frame on. */
function watchRows(): void {
  const look = () => {
    const row = document.querySelector<HTMLElement>('#main [data-row]');
    if (row && row.getClientRects().length > 0) {
      requestAnimationFrame(() => {
        (window as Watched).benchRowsAt = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  look();
}
