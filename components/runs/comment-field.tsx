import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Textarea } from '#components/ui/textarea.tsx';
import { LONGEST_COMMENT } from '#lib/runs/comment-length.ts';

export interface CommentFieldProps {
  id: string;
  text: string;
  onTextChange: (text: string) => void;
  placeholder: string;
  error?: string | undefined;
  /** in the field, at its end */
  end?: ReactNode;
}

/** One line that grows. A text that is too long is said to be so and never cut. */
export function CommentField({ id, text, onTextChange, placeholder, error, end }: CommentFieldProps) {
  const fault = tooLong(text) ?? error;
  return (
    <div className="relative grid min-w-52 flex-1 gap-1">
      <Textarea
        id={id}
        aria-label="Comment"
        dir="auto"
        rows={1}
        className={cx('max-h-40! resize-none', end ? 'pr-11!' : undefined)}
        placeholder={placeholder}
        value={text}
        invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => onTextChange(event.target.value)}
      />
      {end ? <span className="absolute top-1 right-1">{end}</span> : null}
      {fault ? (
        <p id={`${id}-fault`} role="alert" className="text-danger">
          {fault}
        </p>
      ) : null}
    </div>
  );
}

/** Why it cannot be sent. */
export function tooLong(text: string): string | undefined {
  const over = text.trim().length - LONGEST_COMMENT;
  return over > 0 ? `${over} characters too many: a comment has at most ${LONGEST_COMMENT}.` : undefined;
}
