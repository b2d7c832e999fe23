import { Section } from '#components/ui/page-header.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { VisibleText } from '#components/ui/visible-text.tsx';
import type { RunComment } from './run-wire.ts';

/** What was said about a run, oldest first. */
export function RunComments({ comments }: { comments: RunComment[] }) {
  if (comments.length === 0) return null;
  return (
    <Section id="comments" title="Comments">
      <ol className="grid gap-3" aria-live="polite">
        {comments.map(({ id, author, at, text }) => (
          <li key={id}>
            <p className="text-xs text-ink-3">
              <span className="font-medium text-ink">
                <VisibleText>{author.name ?? author.id}</VisibleText>
              </span>{' '}
              <RelativeTime at={at} ago />
            </p>
            <p className="max-w-[66ch] wrap-anywhere whitespace-pre-wrap">
              <VisibleText>{text}</VisibleText>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
