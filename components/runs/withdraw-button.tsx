'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ServerAction, unwrapAction } from '#components/query/action-result.ts';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import type { Run } from './run-wire.ts';

export type Withdraw = ServerAction<{ id: string }>;

/** Takes a request back before it is sent. */
export function WithdrawButton({ run, withdraw }: { run: Run; withdraw: Withdraw }) {
  const client = useQueryClient();
  const [error, setError] = useState<string>();
  async function confirm() {
    setError(undefined);
    try {
      unwrapAction(await withdraw({ id: run.id }));
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'The request could not be withdrawn.');
    }
    await client.invalidateQueries({ queryKey: ['run', run.id] });
  }
  return (
    <>
      {error ? (
        <span role="alert" className="text-danger">
          {error}
        </span>
      ) : null}
      <ConfirmButton
        question="Withdraw this request?"
        consequence="Nothing is sent. You can fill in the form again at any time."
        confirmLabel="Withdraw request"
        onConfirm={confirm}
      >
        Withdraw
      </ConfirmButton>
    </>
  );
}
