'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { type Refusal, type ServerAction, settleAction } from './action-result.ts';

export interface DeleteButtonProps<Input> {
  /** what the reader knows it by */
  title: string;
  consequence: string;
  confirmLabel: string;
  remove: ServerAction<Input>;
  input: Input;
  /** where to go when it is gone */
  next: string;
}

/** Asks first; when it is refused, says why, and what depends on it. */
export function DeleteButton<Input>(props: DeleteButtonProps<Input>) {
  const { title, consequence, confirmLabel, remove, input, next } = props;
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  async function confirm() {
    const answer = await settleAction(() => remove(input));
    if (!answer.ok) return setRefusal(answer);
    router.push(next);
    router.refresh();
  }
  return (
    <>
      <ConfirmButton
        question={`Delete ${title}?`}
        consequence={consequence}
        confirmLabel={confirmLabel}
        onConfirm={confirm}
      >
        Delete
      </ConfirmButton>
      <Dialog
        open={refusal !== undefined}
        onOpenChange={(open) => (open ? undefined : setRefusal(undefined))}
        title={`${title} was not deleted`}
        description={refusal?.message}
      >
        <ul className="grid list-disc gap-1 pl-5">
          {refusal?.details.map(({ path, message }) => (
            <li key={`${path} ${message}`} className="wrap-anywhere">
              {message}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
