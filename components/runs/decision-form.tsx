'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { type ServerAction, unwrapAction } from '#components/query/action-result.ts';
import { failureText } from '#components/query/failure-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { Run } from './run-wire.ts';

export interface DecisionInput {
  id: string;
  decision: 'APPROVE' | 'DECLINE';
  reason?: string;
  requestHash: string;
}

export type Decide = ServerAction<DecisionInput>;

export interface DecisionFormProps {
  run: Pick<Run, 'id' | 'requestHash' | 'action'>;
  decide: Decide;
}

/** Approve or decline exactly this request; what was typed stays when the decision could not be taken. */
export function DecisionForm({ run, decide }: DecisionFormProps) {
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const isDeciding = useRef(false);
  const mutation = useMutation({
    mutationFn: async (decision: DecisionInput['decision']) =>
      unwrapAction(
        await decide({
          id: run.id,
          decision,
          requestHash: run.requestHash,
          ...(reason.trim() ? { reason: reason.trim() } : {}),
        }),
      ),
    onSettled: () => {
      isDeciding.current = false;
      void client.invalidateQueries({ queryKey: ['run', run.id] });
      void client.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
  /** A second click can come before the buttons are seen to be busy. */
  function decideOnce(decision: DecisionInput['decision']) {
    if (isDeciding.current) return;
    isDeciding.current = true;
    mutation.mutate(decision);
  }
  return (
    <form onSubmit={(event) => event.preventDefault()} className="grid gap-2.5">
      <Field id={`reason-${run.id}`} label="Comment" help="The requester sees it." optional>
        <Textarea
          id={`reason-${run.id}`}
          rows={2}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {mutation.isError ? (
        <p role="alert" className="text-danger">
          {failureText(mutation.error)}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          type="button"
          variant="primary"
          pending={mutation.isPending && mutation.variables === 'APPROVE'}
          onClick={() => decideOnce('APPROVE')}
        >
          <Check aria-hidden size={14} /> Approve
        </Button>
        <Button
          type="button"
          variant="danger"
          pending={mutation.isPending && mutation.variables === 'DECLINE'}
          onClick={() => decideOnce('DECLINE')}
        >
          <X aria-hidden size={14} /> Decline
        </Button>
      </div>
    </form>
  );
}
