'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { unwrapAction } from '#components/query/action-result.ts';
import { failureText } from '#components/query/failure-text.ts';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import type { ErrorBody } from '#lib/errors.ts';

export interface DeleteActionProps {
  identifier: string;
  title: string;
  deleteAction: (input: { identifier: string }) => Promise<{ ok: true; data: unknown } | ErrorBody>;
}

export function DeleteAction({ identifier, title, deleteAction }: DeleteActionProps) {
  const router = useRouter();
  const [failure, setFailure] = useState<string>();
  async function confirm() {
    try {
      unwrapAction(await deleteAction({ identifier }));
      router.push('/actions');
      router.refresh();
    } catch (error) {
      setFailure(failureText(error));
    }
  }
  return (
    <>
      {failure ? (
        <span role="alert" className="text-danger">
          {failure}
        </span>
      ) : null}
      <ConfirmButton
        question={`Delete ${title}?`}
        consequence="Nobody can request it any more. Its runs and their history stay."
        confirmLabel="Delete action"
        onConfirm={confirm}
      >
        Delete
      </ConfirmButton>
    </>
  );
}
