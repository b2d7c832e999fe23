declare global {
  interface Window {
    /** `undefined`: nothing was pressed yet; `null`: the page listens itself */
    quaysidePressed?: HTMLElement | null;
  }
}

/**
 * Runs before anything else of ours, as text in the page: a button that is pressed while the page still comes to life
 * would do nothing. What the browser does by itself (links, sending a form) it goes on doing.
 */
export const EARLY_PRESS = `
addEventListener('click', function early(event) {
  if (window.quaysidePressed === null) return removeEventListener('click', early, true);
  var button = event.target.closest && event.target.closest('button[type=button]');
  if (!button) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  window.quaysidePressed = button;
}, true);`;

/** The frame of the page has come to life: what was pressed last is pressed now, or as soon as its part has, too. */
export function pressWhatWasPressed(): void {
  const pressed = window.quaysidePressed;
  window.quaysidePressed = null;
  // Should React ever mark otherwise what it has taken over, presses go their own way.
  if (isAlive(document.body)) keepEarlyPresses();
  if (pressed) setTimeout(() => press(pressed, AGAIN));
}

const AGAIN_MS = 100;
const AGAIN = 50;
const LATE_MS = 15_000;
let passing = false;

/** A press on a part that comes to life after its frame would do nothing either. */
function keepEarlyPresses(): void {
  const keep = (event: MouseEvent) => {
    const button = (event.target as Element).closest<HTMLElement>('button[type=button]');
    if (passing || !button || isAlive(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    press(button, AGAIN);
  };
  window.addEventListener('click', keep, true);
  setTimeout(() => window.removeEventListener('click', keep, true), LATE_MS);
}

/** Parts of a page come to life later than its frame; what is still waiting for its contents does last. */
function press(pressed: HTMLElement, again: number): void {
  const button = heirOf(pressed);
  if (again > 0 && !(button && isAlive(button))) {
    setTimeout(() => press(pressed, again - 1), AGAIN_MS);
    return;
  }
  passing = true;
  // Menus open as the button goes down.
  if (button?.getAttribute('aria-haspopup') === 'menu')
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
  else button?.click();
  passing = false;
}

/** A skeleton's button goes with the skeleton; the page's is called the same. */
function heirOf(pressed: HTMLElement): HTMLElement | undefined {
  if (pressed.isConnected) return pressed;
  const name = pressed.getAttribute('aria-label');
  const named = [...document.querySelectorAll<HTMLElement>('button[aria-label]')];
  return name ? named.find((button) => button.getAttribute('aria-label') === name) : undefined;
}

/** Whether React has taken the element over. */
function isAlive(element: HTMLElement): boolean {
  return Object.keys(element).some((key) => key.startsWith('__reactProps$'));
}
