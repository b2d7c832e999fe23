'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ServerAction, settleAction } from '#components/query/action-result.ts';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import type { Run } from './run-wire.ts';

/** Takes a request back, or cancels a run. */
export type Stop = ServerAction<{ id: string }>;

const WORDS = {
  withdraw: {
    label: 'Withdraw',
    question: 'Withdraw this request?',
    consequence: 'Nothing is sent. You can fill in the form again at any time.',
    confirmLabel: 'Withdraw request',
  },
  cancelUnsent: {
    label: 'Cancel run',
    question: 'Cancel this request?',
    consequence: 'Nothing is sent. The requester sees that you cancelled it.',
    confirmLabel: 'Cancel request',
  },
  cancelWorking: {
    label: 'Cancel run',
    question: 'Cancel the workflow run?',
    consequence: 'GitHub is asked to stop it. What it has done already is not undone.',
    confirmLabel: 'Cancel workflow run',
  },
} as const;

export interface StopButtonProps {
  run: Run;
  withdraw: Stop;
  cancel: Stop;
}

/** The way out of a run that has not ended, in the words of where it stands; nothing where there is none. */
export function StopButton({ run, withdraw, cancel }: StopButtonProps) {
  const client = useQueryClient();
  const [error, setError] = useState<string>();
  const { withdraw: mayWithdraw, cancel: mayCancel } = run.can ?? {};
  if (!mayWithdraw && !mayCancel) return null;
  const kind = mayWithdraw ? 'withdraw' : run.state === 'dispatched' ? 'cancelWorking' : 'cancelUnsent';
  const isAsked = kind === 'cancelWorking' && (run.events ?? []).some(({ kind }) => kind === 'cancel_asked');
  const { label, ...words } = WORDS[kind];
  async function confirm() {
    setError(undefined);
    const answer = await settleAction(() => (kind === 'withdraw' ? withdraw : cancel)({ id: run.id }));
    if (!answer.ok) setError(answer.message);
    await client.invalidateQueries({ queryKey: ['run', run.id] });
  }
  return (
    <>
      {error ? (
        <span role="alert" className="text-danger">
          {error}
        </span>
      ) : null}
      <ConfirmButton {...words} onConfirm={confirm}>
        {isAsked ? 'Cancel again' : label}
      </ConfirmButton>
    </>
  );
}
