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

/** The page has come to life: what was pressed last is pressed now, and from now on presses go their own way. */
export function pressWhatWasPressed(): void {
  const pressed = window.quaysidePressed;
  window.quaysidePressed = null;
  if (pressed) setTimeout(() => press(pressed, AGAIN));
}

const AGAIN_MS = 100;
const AGAIN = 50;

/** Parts of a page come to life later than its frame; what is still waiting for its contents does last. */
function press(pressed: HTMLElement, again: number): void {
  const button = heirOf(pressed);
  if (again > 0 && !(button && isAlive(button))) {
    setTimeout(() => press(pressed, again - 1), AGAIN_MS);
    return;
  }
  // Menus open as the button goes down.
  if (button?.getAttribute('aria-haspopup') === 'menu')
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
  else button?.click();
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
