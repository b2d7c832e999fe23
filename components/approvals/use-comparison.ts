'use client';

import { useQuery } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';
import type { Person } from '#components/runs/run-wire.ts';

/** One value of a run and of the one before it. */
export interface Difference {
  name: string;
  change: 'same' | 'changed' | 'added' | 'removed';
  now?: unknown;
  before?: unknown;
}

/** A run beside the last one of its action on the same entity, as far as the reader may see one. */
export interface Comparison {
  last: { id: string; requester: Person; dispatchedAt: string } | null;
  inputs: Difference[];
  request: Difference[];
}

/** Undefined while it is on its way or could not be had, null for a run that is for no entity. */
export function useComparison(runId: string): Comparison | null | undefined {
  const { data } = useQuery({
    queryKey: ['run', runId, 'comparison'],
    queryFn: async ({ signal }) => {
      const path = v1('actions', 'runs', runId, 'comparison');
      return (await api<{ comparison: Comparison | null }>(path, { signal })).comparison;
    },
  });
  return data;
}
