import { beforeEach, expect, it, vi } from 'vitest';
import { holdTime } from '#components/fixtures/screen.tsx';
import { EARLY_PRESS, pressWhatWasPressed } from './early-press.ts';

const heard = vi.fn();

function pressable(selector: string): HTMLElement {
  return document.querySelector(selector) as HTMLElement;
}

/** As React marks what it has taken over. */
function bringToLife(button: HTMLElement): HTMLElement {
  return Object.assign(button, { __reactProps$x: {} });
}

beforeEach(() => {
  holdTime();
  heard.mockClear();
  delete window.quaysidePressed;
  document.body.innerHTML =
    '<button type="button" id="menu"><i></i></button><button type="button" id="other"></button><a href="#there"></a>';
  for (const button of document.querySelectorAll('button')) bringToLife(button);
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
  const heir = menu.cloneNode(true) as HTMLElement;
  menu.replaceWith(heir);
  pressWhatWasPressed();
  vi.advanceTimersByTime(1_000);
  expect(heard, 'not before React listens there').not.toHaveBeenCalled();
  bringToLife(heir);
  vi.runAllTimers();
  expect(heard.mock.calls).toEqual([['menu']]);
});

it('opens what opens as its button goes down', () => {
  const menu = pressable('#menu');
  menu.setAttribute('aria-haspopup', 'menu');
  const opened = vi.fn();
  menu.onpointerdown = opened;
  menu.click();
  pressWhatWasPressed();
  vi.runAllTimers();
  expect(opened).toHaveBeenCalledTimes(1);
});

it('keeps a press on a part that comes to life after the frame', () => {
  bringToLife(document.body);
  const late = document.createElement('button');
  late.type = 'button';
  late.id = 'late';
  document.body.append(late);
  pressWhatWasPressed();
  late.click();
  pressable('#other').click();
  expect(heard.mock.calls).toEqual([['other']]);
  bringToLife(late);
  vi.runAllTimers();
  expect(heard.mock.calls).toEqual([['other'], ['late']]);
});

it('forgets a button that is gone', () => {
  const menu = pressable('#menu');
  menu.click();
  menu.remove();
  pressWhatWasPressed();
  vi.runAllTimers();
  expect(heard).not.toHaveBeenCalled();
});
