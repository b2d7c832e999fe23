'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ServerAction, unwrapAction } from '#components/query/action-result.ts';
import type { DecisionInput } from '#components/runs/decision-form.tsx';
import type { Run } from '#components/runs/run-wire.ts';

/** What became of one of several decisions. */
export type DecisionOutcome =
  | { id: string; ok: true; state: Run['state'] }
  | { id: string; ok: false; message: string };

export type DecideTogether = ServerAction<
  { runs: { id: string; requestHash: string }[]; decision: DecisionInput['decision']; reason?: string },
  DecisionOutcome[]
>;

interface Asked {
  runs: Run[];
  decision: DecisionInput['decision'];
  reason: string;
}

/** Sends one decision on the requests that are shown, each bound to its own; afterwards all are read again. */
export function useDecideTogether(decide: DecideTogether, onDecided: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ runs, decision, reason }: Asked) =>
      unwrapAction(
        await decide({
          runs: runs.map(({ id, requestHash }) => ({ id, requestHash })),
          decision,
          ...(reason ? { reason } : {}),
        }),
      ),
    onSuccess: onDecided,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['run'] });
      void client.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
}
