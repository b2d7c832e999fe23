/** A child of the body, known by its name to `app/globals.css`. */
export const SCRIM = 'scrim fixed inset-0 z-40 bg-(--scrim)';

export const DIALOG_PANEL =
  'fixed top-[12dvh] left-1/2 z-50 flex max-h-[76dvh] w-[calc(100vw-32px)] -translate-x-1/2 flex-col ' +
  'animate-enter rounded-3 bg-overlay shadow-3 focus:outline-none';

/** Menus, popovers, lists of suggestions. */
export const FLOATING = 'z-50 animate-enter rounded-3 bg-overlay p-1 shadow-2';

export const MENU_ITEM =
  'flex min-h-8 w-full cursor-default items-center gap-2 rounded-2 px-2 text-left text-sm text-ink outline-none ' +
  'select-none pointer-coarse:min-h-10 data-[disabled]:text-ink-off data-[highlighted]:bg-hover';
