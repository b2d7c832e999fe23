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
  if (pressed) setTimeout(() => heirOf(pressed)?.click());
}

/** A skeleton's button goes with the skeleton; the page's is called the same. */
function heirOf(pressed: HTMLElement): HTMLElement | undefined {
  if (pressed.isConnected) return pressed;
  const name = pressed.ariaLabel;
  const named = [...document.querySelectorAll<HTMLElement>('button[aria-label]')];
  return name ? named.find(({ ariaLabel }) => ariaLabel === name) : undefined;
}
