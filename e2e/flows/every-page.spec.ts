import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/support/journey.ts';
import { countShifts, loadingFindings, shownFindings, visit } from '#e2e/support/page-findings.ts';
import { PLACES, type Place } from '#e2e/support/places.ts';

/** A run in each state that has a page of its own kind: to decide, to resolve, with jobs and a log, with a failure. */
const RUN_STATES = ['waiting', 'needs_decision', 'succeeded', 'failed', 'declined'];

/** 320 px are also what is left of 1280 at 400 %, and 720 of 1440 at 200 %. */
const LOOKS = [
  {
    look: 'light, wide',
    options: { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    widths: [720, 320],
  },
  {
    look: 'dark, phone',
    options: { colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true },
    widths: [390, 320],
  },
] as const;

/** Each place is seen in one of the looks, in turn; QUAYSIDE_E2E_EVERY_LOOK=1 shows each in all. */
const everyLook = process.env.QUAYSIDE_E2E_EVERY_LOOK === '1';

for (const [turn, { look, options, widths }] of LOOKS.entries()) {
  const isDue = (_: unknown, index: number) => everyLook || index % LOOKS.length === turn;
  test(`axe finds nothing, nothing jumps or scrolls sideways, and each tab is named (${look})`, async ({
    as,
  }) => {
    test.setTimeout(300_000);
    const pages = new Map<Place['as'], Page>();
    const findings: Record<string, string[]> = {};
    for (const place of [...PLACES, ...(await runs())].filter(isDue)) await see(place);
    expect(findings).toEqual({});

    async function see({ as: identity, path, states = {}, onlyStates }: Place) {
      const page = await pageOf(identity);
      let isAsItWas = false;
      if (!onlyStates) {
        await visit(page, path);
        note(path, [...(await loadingFindings(page)), ...(await shownFindings(page, widths))]);
        isAsItWas = true;
      }
      for (const [state, open] of Object.entries(states)) {
        if (!isAsItWas) await visit(page, path);
        isAsItWas = false;
        await test.step(`${path}: ${state}`, () => open(page, options.viewport.width < 400));
        note(`${path}: ${state}`, await shownFindings(page, widths));
      }
    }

    async function pageOf(identity: Place['as']): Promise<Page> {
      const known = pages.get(identity);
      if (known) return known;
      const page = await as(identity, options);
      await countShifts(page);
      pages.set(identity, page);
      return page;
    }

    function note(place: string, found: string[]) {
      if (found.length > 0) findings[place] = found;
    }

    async function runs(): Promise<Place[]> {
      const page = await pageOf('admin');
      return Promise.all(
        RUN_STATES.map(async (state) => ({ as: 'admin', path: `/runs/${await newestRun(page, state)}` })),
      );
    }
  });
}

async function newestRun(page: Page, state: string): Promise<string> {
  const answer = await page.request.get('/v1/actions/runs', { params: { state, limit: 1 } });
  const { runs } = (await answer.json()) as { runs: { id: string }[] };
  expect(runs, `runs that are ${state}`).toHaveLength(1);
  return runs[0]?.id ?? '';
}
