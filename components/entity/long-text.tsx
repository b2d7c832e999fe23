'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CodeBlock } from '#components/ui/code-block.tsx';
import { cx } from '#components/ui/cx.ts';

const FOLDED_FROM = 1_200;

/** Prose as prose, folded when it would fill the page; structured values as code. Markdown is shown as it was written. */
export function LongText({ value, isCode }: { value: unknown; isCode: boolean }) {
  if (typeof value !== 'string') return <CodeBlock label="Value" code={JSON.stringify(value, null, 2)} />;
  if (isCode) return <CodeBlock label="Value" code={value} />;
  return <Prose text={value} />;
}

function Prose({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const long = text.length > FOLDED_FROM;
  return (
    <>
      <p
        className={cx(
          'max-w-[72ch] text-md wrap-anywhere whitespace-pre-wrap',
          long && !open && 'line-clamp-12',
        )}
      >
        {text}
      </p>
      {long ? (
        <Button size="sm" className="mt-2" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all'}
        </Button>
      ) : null}
    </>
  );
}
