'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { unwrapAction } from '#components/query/action-result.ts';
import { ApiError } from '#components/query/api-error.ts';
import { failureText } from '#components/query/failure-text.ts';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ErrorBody, Issue } from '#lib/errors.ts';

export interface DeleteBlueprintProps {
  identifier: string;
  title: string;
  deleteBlueprint: (input: { identifier: string }) => Promise<{ ok: true; data: unknown } | ErrorBody>;
}

/** Asks first; when something depends on the blueprint, shows what. */
export function DeleteBlueprint({ identifier, title, deleteBlueprint }: DeleteBlueprintProps) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<{ message: string; details: Issue[] }>();
  async function confirm() {
    try {
      unwrapAction(await deleteBlueprint({ identifier }));
      router.push('/builder');
      router.refresh();
    } catch (error) {
      setRefusal({ message: failureText(error), details: error instanceof ApiError ? error.details : [] });
    }
  }
  return (
    <>
      <ConfirmButton
        question={`Delete ${title}?`}
        consequence="Its table, pages and forms go. A blueprint with entities, or that others lead to, is not deleted."
        confirmLabel="Delete blueprint"
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
