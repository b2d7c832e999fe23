/** A part of the topbar, in the first row of the sheet; on phones, where the document scrolls, it stays at the top. */
export const TOPBAR =
  'row-start-1 flex h-(--topbar) min-w-0 items-center ' +
  'max-md:sticky max-md:top-0 max-md:z-20 max-md:border-b max-md:border-line max-md:bg-surface';
