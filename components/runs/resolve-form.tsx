'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ServerAction, unwrapAction } from '#components/query/action-result.ts';
import { ConfirmButton } from '#components/ui/confirm-button.tsx';
import type { Run } from './run-wire.ts';

type Resolution = 'ran' | 'send_again' | 'give_up';

export type Resolve = ServerAction<{ id: string; resolution: Resolution }>;

const CHOICES: { resolution: Resolution; label: string; question: string; consequence: string }[] = [
  {
    resolution: 'send_again',
    label: 'Send again',
    question: 'Send this request again?',
    consequence:
      'If the first one reached GitHub after all, the workflow runs twice. Look at its runs first.',
  },
  {
    resolution: 'ran',
    label: 'It ran',
    question: 'Did the workflow run?',
    consequence: 'The run counts as succeeded, on your word.',
  },
  {
    resolution: 'give_up',
    label: 'Give up',
    question: 'Give this run up?',
    consequence: 'The run counts as failed.',
  },
];

/** GitHub’s answer was lost and no run was found: only a person can say what is true. */
export function ResolveForm({ run, resolve }: { run: Run; resolve: Resolve }) {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (resolution: Resolution) => unwrapAction(await resolve({ id: run.id, resolution })),
    onSettled: () => client.invalidateQueries({ queryKey: ['run', run.id] }),
  });
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">
        The request was sent, its answer was lost, and GitHub shows no workflow run for it. Nothing is sent
        again by itself.
      </p>
      {mutation.isError ? (
        <p role="alert" className="text-danger">
          {mutation.error.message}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {CHOICES.map(({ resolution, label, question, consequence }) => (
          <ConfirmButton
            key={resolution}
            variant="secondary"
            question={question}
            consequence={consequence}
            confirmLabel={label}
            pending={mutation.isPending && mutation.variables === resolution}
            onConfirm={async () => {
              await mutation.mutateAsync(resolution).catch(() => undefined);
            }}
          >
            {label}
          </ConfirmButton>
        ))}
      </div>
    </div>
  );
}
