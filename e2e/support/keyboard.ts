import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab until `target` has the focus, as somebody without a mouse would. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  // Kept as long as it is there: looking for it by role and name after every Tab takes longer than the Tab.
  let element = await target.elementHandle();
  for (let count = 0; count < most; count++) {
    const [focused, gone] = (await element?.evaluate((wanted) => [
      wanted === document.activeElement,
      !wanted.isConnected,
    ])) ?? [false, true];
    if (focused) return;
    if (gone) element = await target.elementHandle();
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${target}`);
}

/** Focuses `target` by Tab and types into it. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
  await expect(target).toHaveValue(text);
}

/** Focuses `target` by Tab and presses it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Searches in a combobox and takes the first thing it finds for the whole text. */
export async function choose(page: Page, combobox: Locator, text: string): Promise<void> {
  await tabTo(page, combobox);
  await page.keyboard.type(text);
  const list = page.getByRole('listbox');
  await expect(list).toHaveAttribute('aria-busy', 'false');
  await expect(list.getByRole('option').first()).toContainText(text);
  await page.keyboard.press('Enter');
  await expect(list).toHaveCount(0);
}
