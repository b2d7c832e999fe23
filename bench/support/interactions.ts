import type { Page } from '@playwright/test';

/** What a person does on a page, in order; every one is real input of the browser's. */
export type Doings = Record<string, (page: Page) => Promise<void>>;

export interface Worst {
  doing: string;
  /** from the input to the next frame, in milliseconds */
  took: number;
}

/** The longest of all interactions of a visit; of several visits the one in the middle. */
export async function usualWorst(page: Page, path: string, doings: Doings, visits: number): Promise<Worst> {
  const worst: Worst[] = [];
  while (worst.length < visits) {
    await page.goto(path, { waitUntil: 'networkidle' });
    worst.push(await worstInteraction(page, doings));
  }
  worst.sort((one, other) => one.took - other.took);
  return worst[visits >> 1] as Worst;
}

/** As the browser's own event timing has it. */
async function worstInteraction(page: Page, doings: Doings): Promise<Worst> {
  let worst: Worst = { doing: 'none', took: 0 };
  for (const [doing, act] of Object.entries(doings)) {
    await page.evaluate(watch);
    await act(page);
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
    const took = await page.evaluate(longest);
    if (took >= worst.took) worst = { doing, took };
  }
  return worst;
}

interface Watched extends Window {
  benchEvents?: { took: number; observer: PerformanceObserver };
}

/** In the page: begins anew. */
function watch(): void {
  const watched: Watched = window;
  watched.benchEvents?.observer.disconnect();
  const kept = {
    took: 0,
    observer: new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
        if (entry.interactionId) kept.took = Math.max(kept.took, entry.duration);
      }
    }),
  };
  kept.observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  watched.benchEvents = kept;
}

/** In the page: entries come a little after the frame they are about. */
async function longest(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return (window as Watched).benchEvents?.took ?? 0;
}
