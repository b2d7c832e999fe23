export const TAB_BAR =
  'relative flex gap-5 overflow-x-auto border-b border-line [scrollbar-width:none] max-md:-mx-4 max-md:px-4';

export const TAB =
  'relative flex h-10.5 shrink-0 items-center gap-1.5 text-ink-2 whitespace-nowrap hover:text-ink ' +
  'focus-visible:-outline-offset-2 ' +
  'aria-[current=page]:font-medium aria-[current=page]:text-ink data-[state=active]:font-medium data-[state=active]:text-ink ' +
  'after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:rounded-full ' +
  'aria-[current=page]:after:bg-accent data-[state=active]:after:bg-accent';
