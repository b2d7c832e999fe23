const ASKED = 'quaysideAsked';

/**
 * Runs before anything else of ours, as text in the page: `/` and Ctrl+K work while the page still comes to life, when
 * the browser would otherwise take them for itself.
 */
export const EARLY_KEYS = `
addEventListener('keydown', function early(event) {
  if (document.documentElement.dataset.${ASKED} === 'done') return removeEventListener('keydown', early, true);
  var field = event.target.closest && event.target.closest('input, textarea, select, [contenteditable]');
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    document.documentElement.dataset.${ASKED} = 'palette';
  } else if (event.key === '/' && !field && !event.ctrlKey && !event.metaKey && !event.altKey) {
    var box = document.querySelector('main input[type=search]');
    if (!box) return;
    box.focus();
  } else return;
  event.preventDefault();
}, true);`;

/** Whether the search was asked for before anybody listened; from now on somebody does. */
export function takeEarlyPalette(): boolean {
  const { dataset } = document.documentElement;
  const asked = dataset[ASKED] === 'palette';
  dataset[ASKED] = 'done';
  return asked;
}
