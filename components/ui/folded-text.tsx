'use client';

import { useState } from 'react';
import { foldText } from './fold-text.ts';

export interface FoldedTextProps {
  children: string;
  /** of the text itself, for what it describes */
  id?: string;
  /** characters shown of a longer one */
  most?: number;
}

/** Text that somebody wrote, without burying what stands below it: of a long one the beginning, the rest on demand. */
export function FoldedText({ children: text, id, most = 320 }: FoldedTextProps) {
  const [open, setOpen] = useState(false);
  const head = foldText(text, most);
  const isLong = head !== text;
  return (
    <>
      <bdi id={id}>{open || !isLong ? text : `${head}…`}</bdi>
      {isLong ? (
        <>
          {' '}
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="rounded-1 font-medium whitespace-nowrap text-accent pointer-coarse:-my-2.5 pointer-coarse:py-2.5"
          >
            {open ? 'Show less' : 'Show more'}
          </button>
        </>
      ) : null}
    </>
  );
}
