'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MessageSquare } from 'lucide-react';
import { useRef } from 'react';
import { type ServerAction, unwrapAction } from '#components/query/action-result.ts';
import { failureText } from '#components/query/failure-text.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { CommentField, tooLong } from './comment-field.tsx';
import { DecisionButtons } from './decision-buttons.tsx';
import type { Run } from './run-wire.ts';
import { useCommentText } from './use-comment-text.ts';
import { useSendComment } from './use-send-comment.ts';

export interface DecisionInput {
  id: string;
  decision: 'APPROVE' | 'DECLINE';
  reason?: string;
  requestHash: string;
}

export type Decide = ServerAction<DecisionInput>;

export interface DecisionFormProps {
  run: Pick<Run, 'id' | 'requestHash'>;
  decide: Decide;
  /** The page has the keys `a` and `d`. */
  hasKeys?: boolean;
}

/** Approve or decline exactly this request, or only say something; what was typed stays until it was taken. */
export function DecisionForm({ run, decide, hasKeys }: DecisionFormProps) {
  const { text, setText, clear } = useCommentText(run.id);
  const client = useQueryClient();
  const isBusy = useRef(false);
  const decision = useMutation({
    mutationFn: async (decision: DecisionInput['decision']) => {
      const reason = text.trim();
      const { id, requestHash } = run;
      return unwrapAction(await decide({ id, decision, requestHash, ...(reason ? { reason } : {}) }));
    },
    onSuccess: clear,
    onSettled: () => {
      isBusy.current = false;
      void client.invalidateQueries({ queryKey: ['run', run.id] });
      void client.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
  const comment = useSendComment(run.id, clear);
  /** A second click can come before the buttons are seen to be busy. */
  function decideOnce(choice: DecisionInput['decision']) {
    if (isBusy.current || comment.isPending || tooLong(text)) return;
    isBusy.current = true;
    decision.mutate(choice);
  }
  function ask() {
    if (isBusy.current || comment.isPending || !text.trim() || tooLong(text)) return;
    decision.reset();
    comment.mutate(text);
  }
  const failure = decision.error ?? comment.error;
  const pending = decision.isPending ? decision.variables : undefined;
  return (
    <form onSubmit={(event) => event.preventDefault()} className="flex flex-wrap items-start gap-2.5">
      <CommentField
        id={`reason-${run.id}`}
        text={text}
        onTextChange={setText}
        placeholder="Comment, seen by the requester"
        error={failure ? failureText(failure) : undefined}
        end={
          <IconButton
            label="Ask without deciding"
            icon={comment.isPending ? <Spinner /> : <MessageSquare size={16} />}
            aria-disabled={!text.trim()}
            onClick={ask}
          />
        }
      />
      <DecisionButtons pending={pending} onDecide={decideOnce} hasKeys={hasKeys} />
    </form>
  );
}
