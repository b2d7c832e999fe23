import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** An open menu is no part of the page's landmarks; axe's `region` excuses dialogs, but not menus. */
const FLOATING = 'data-radix-popper-content-wrapper';

/** What axe finds against WCAG 2.2 AA and good practice, one line for each rule with the places that break it. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Style sheets are only fetched anew for a rule about turned phones, which none of the tags asks for.
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(RULES)
    // There are no frames here, so axe need not open a page of its own to gather what they found.
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) => {
    const places = nodes.filter(({ target }) => id !== 'region' || !target.join(' ').includes(FLOATING));
    return places.length > 0 ? [`${id}: ${places.map(({ target }) => target.join(' ')).join(', ')}`] : [];
  });
}

/** WCAG 2.2 AA as far as axe can see. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFindings(page)).toEqual([]);
}
