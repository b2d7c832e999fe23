'use client';

import { MessageSquare } from 'lucide-react';
import { failureText } from '#components/query/failure-text.ts';
import { Button } from '#components/ui/button.tsx';
import { CommentField, tooLong } from './comment-field.tsx';
import { useCommentText } from './use-comment-text.ts';
import { useSendComment } from './use-send-comment.ts';

/** Says something about a run and decides nothing. */
export function CommentForm({ runId, placeholder = 'Comment' }: { runId: string; placeholder?: string }) {
  const { text, setText, clear } = useCommentText(runId);
  const sending = useSendComment(runId, clear);
  return (
    <form
      className="flex flex-wrap items-start gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !tooLong(text) && !sending.isPending) sending.mutate(text);
      }}
    >
      <CommentField
        id={`comment-${runId}`}
        text={text}
        onTextChange={setText}
        placeholder={placeholder}
        error={sending.isError ? failureText(sending.error) : undefined}
      />
      <Button
        type="submit"
        size="lg"
        pending={sending.isPending}
        disabledReason={text.trim() ? undefined : 'Write something first.'}
      >
        <MessageSquare aria-hidden size={14} /> Comment
      </Button>
    </form>
  );
}
