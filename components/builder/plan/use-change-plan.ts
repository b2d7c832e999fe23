'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#components/query/api.ts';
import { ApiError } from '#components/query/api-error.ts';
import type { Issue } from '#lib/errors.ts';
import type { ChangePlan } from './plan-wire.ts';

export interface PlanState {
  plan: ChangePlan | undefined;
  /** what keeps the document from being saved as it stands */
  issues: readonly Issue[];
  failure: string | undefined;
  /** nobody could say: saving is possible all the same */
  isUnknown: boolean;
  /** the answer is about an earlier text */
  isBehind: boolean;
}

const PAUSE_MS = 350;
/** No word about the document: these say nothing about whether it may be saved. */
const NO_ANSWER = new Set<string>([
  'network',
  'not_found',
  'unavailable',
  'too_many_requests',
  'internal_error',
  'stale_version',
]);

/**
 * What saving would do, asked anew when the typing pauses. An answer belongs to the text it was asked with, so that a
 * late one never stands for a newer text.
 */
export function useChangePlan(path: string, body: unknown, isChanged: boolean): PlanState {
  const text = isChanged && body !== undefined ? JSON.stringify(body) : undefined;
  const settled = useSettled(text);
  const { data, error, isFetching } = useQuery({
    queryKey: ['change-plan', path, settled ?? null],
    queryFn: ({ signal }) =>
      api<ChangePlan>(path, { method: 'POST', body: JSON.parse(settled ?? 'null') as unknown, signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const refusal = error instanceof ApiError && !NO_ANSWER.has(error.code) ? error : undefined;
  return {
    plan: text === undefined || error ? undefined : data,
    issues: text === undefined ? [] : (refusal?.details ?? []),
    failure: text === undefined ? undefined : refusal?.message,
    isUnknown: error !== null && !refusal,
    isBehind: text !== settled || isFetching,
  };
}

function useSettled(text: string | undefined): string | undefined {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
