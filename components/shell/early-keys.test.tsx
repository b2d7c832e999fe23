import { beforeEach, expect, it } from 'vitest';
import { EARLY_KEYS, takeEarlyPalette } from './early-keys.ts';

function press(key: string, on: Element = document.body, extra: KeyboardEventInit = {}): boolean {
  return on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...extra }));
}

beforeEach(() => {
  delete document.documentElement.dataset.quaysideAsked;
  document.body.innerHTML = '<main><input type="search"><textarea></textarea></main>';
  // biome-ignore lint/security/noGlobalEval: what the page runs is a text
  globalThis.eval(EARLY_KEYS);
});

it('remembers that the search was asked for, once', () => {
  expect(press('k', document.body, { ctrlKey: true }), 'the browser leaves it to us').toBe(false);
  expect(takeEarlyPalette()).toBe(true);
  expect(takeEarlyPalette()).toBe(false);
});

it('leads / to the search of the page, but not out of a field', () => {
  press('/', document.querySelector('textarea') as Element);
  expect(document.activeElement).toBe(document.body);
  press('/');
  expect(document.activeElement).toBe(document.querySelector('input'));
});

it('leaves the keys alone once somebody listens', () => {
  expect(takeEarlyPalette()).toBe(false);
  expect(press('k', document.body, { metaKey: true })).toBe(true);
  expect(press('/')).toBe(true);
});
