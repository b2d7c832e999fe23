import { expect, test } from '#e2e/support/journey.ts';
import { visit } from '#e2e/support/page-findings.ts';

test('with forced colours and without motion, focus, icons and states stay to be seen', async ({ as }) => {
  const page = await as('admin', { forcedColors: 'active', reducedMotion: 'reduce' });
  for (const path of ['/', '/catalog/service']) {
    await visit(page, path);
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
