'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';

/** Says something about a run; the run is read again whether it worked or not. */
export function useSendComment(runId: string, onSent: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      api(v1('actions', 'runs', runId, 'comments'), { method: 'POST', body: { text: text.trim() } }),
    onSuccess: onSent,
    onSettled: () => client.invalidateQueries({ queryKey: ['run', runId] }),
  });
}
