/** The edge, surface and height that every text-like control of a form shares. */
export const CONTROL =
  'w-full min-w-0 rounded-2 border border-control bg-surface px-2.5 text-md text-ink max-md:text-lg ' +
  'aria-invalid:border-danger-solid aria-invalid:ring-1 aria-invalid:ring-danger-solid ' +
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-surface-2 disabled:text-ink-3 ' +
  '[&[readonly]]:bg-surface-2 focus-visible:outline-offset-1';

export const CONTROL_HEIGHT = 'h-(--field-h)';

/** The same as a container of an input with something beside it. */
export const CONTROL_SHELL =
  'flex w-full min-w-0 items-center gap-2 rounded-2 border border-control bg-surface px-2.5 text-md ' +
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-(--focus)';
