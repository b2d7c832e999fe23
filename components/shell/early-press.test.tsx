import { beforeEach, expect, it, vi } from 'vitest';
import { holdTime } from '#components/fixtures/screen.tsx';
import { EARLY_PRESS, pressWhatWasPressed } from './early-press.ts';

const heard = vi.fn();

function pressable(selector: string): HTMLElement {
  return document.querySelector(selector) as HTMLElement;
}

beforeEach(() => {
  holdTime();
  heard.mockClear();
  delete window.quaysidePressed;
  document.body.innerHTML =
    '<button type="button" id="menu"><i></i></button><button type="button" id="other"></button><a href="#there"></a>';
  // biome-ignore lint/security/noGlobalEval: what the page runs is a text
  globalThis.eval(EARLY_PRESS);
  document.body.onclick = (event) => heard((event.target as Element).closest('[id], a')?.id);
});

it('keeps a press until the page has come to life, then presses once', () => {
  pressable('#other').click();
  pressable('#menu i').click();
  expect(heard).not.toHaveBeenCalled();
  pressWhatWasPressed();
  vi.runAllTimers();
  expect(heard.mock.calls).toEqual([['menu']]);
  pressable('#other').click();
  expect(heard.mock.calls).toEqual([['menu'], ['other']]);
});

it('leaves to the browser what it does by itself', () => {
  pressable('a').click();
  expect(heard).toHaveBeenCalledTimes(1);
  pressWhatWasPressed();
  vi.runAllTimers();
  expect(heard).toHaveBeenCalledTimes(1);
});

it('presses the button of the page in place of the one that went with its skeleton', () => {
  const menu = pressable('#menu');
  menu.setAttribute('aria-label', 'Open navigation');
  menu.click();
  menu.replaceWith(menu.cloneNode(true));
  pressWhatWasPressed();
  vi.runAllTimers();
  expect(heard.mock.calls).toEqual([['menu']]);
});

it('forgets a button that is gone', () => {
  const menu = pressable('#menu');
  menu.click();
  menu.remove();
  pressWhatWasPressed();
  vi.runAllTimers();
  expect(heard).not.toHaveBeenCalled();
});
