import { expect, type Locator, type Page } from '@playwright/test';
import type { Options } from './journey.ts';
import * as keyboard from './keyboard.ts';

/** How somebody uses the product who has nothing but this. */
export interface Way {
  name: string;
  /** what the browser is then; undefined: as it is */
  device?: Options;
  press(page: Page, target: Locator): Promise<void>;
  typeInto(page: Page, target: Locator, text: string): Promise<void>;
  /** Searches in a combobox and takes the first thing it finds. */
  choose(page: Page, combobox: Locator, text: string): Promise<void>;
  /** Takes an option of a native list. */
  select(page: Page, list: Locator, option: string): Promise<void>;
  tick(page: Page, checkbox: Locator): Promise<void>;
  /** Goes to a page by the main navigation. */
  goTo(page: Page, name: string | RegExp): Promise<void>;
}

const mainNav = (page: Page) => page.getByRole('navigation', { name: 'Main' });

const byKeyboard: Way = {
  name: 'keyboard',
  press: (page, target) => keyboard.press(page, target),
  typeInto: keyboard.typeInto,
  choose: keyboard.choose,
  async select(page, list, option) {
    await keyboard.tabTo(page, list);
    await page.keyboard.type(option);
    await expect(list).toHaveValue(option);
  },
  async tick(page, checkbox) {
    await keyboard.press(page, checkbox, 'Space');
    await expect(checkbox).toBeChecked();
  },
  goTo: (page, name) => keyboard.press(page, mainNav(page).getByRole('link', { name })),
};

/** Fingers on a phone, whose keyboard comes up for text alone; its own picker opens for a native list. */
export const byTouch: Way = {
  name: 'touch',
  device: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  press: (_, target) => target.tap(),
  async typeInto(_, target, text) {
    await target.tap();
    await expect(target).toBeFocused();
    await target.fill(text);
  },
  async choose(page, combobox, text) {
    await combobox.tap();
    await page.keyboard.type(text);
    const list = page.getByRole('listbox');
    await expect(list).toHaveAttribute('aria-busy', 'false');
    await expect(list.getByRole('option').first()).toContainText(text);
    await list.getByRole('option').first().tap();
    await expect(list).toHaveCount(0);
  },
  async select(_, list, option) {
    await list.tap();
    await list.selectOption(option);
  },
  async tick(_, checkbox) {
    await checkbox.tap();
    await expect(checkbox).toBeChecked();
  },
  async goTo(page, name) {
    await page.getByRole('button', { name: 'Open navigation' }).tap();
    await mainNav(page).getByRole('link', { name }).tap();
  },
};

export const WAYS = [byKeyboard, byTouch];
