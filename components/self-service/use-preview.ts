'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, v1 } from '#components/query/api.ts';
import type { Issue } from '#lib/errors.ts';
import type { TimedJob } from '#lib/runs/time-jobs.ts';

/** What `POST /v1/actions/{id}/preview` answers. */
export interface Preview {
  request: string;
  requestHash: string;
  approvalRequired: boolean;
  approvers: { users: string[]; roles: string[]; teams: string[]; type?: 'ANY' | 'ALL' };
  issues: Issue[];
  jobs?: TimedJob[];
}

export interface PreviewInput {
  action: string;
  entity: string | undefined;
  properties: Record<string, unknown>;
}

const TYPING_MS = 250;

/** The request as it would be sent now, asked for anew when typing pauses. */
export function usePreview(input: PreviewInput, enabled: boolean) {
  const text = JSON.stringify(input);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ['actions', 'preview', settled],
    queryFn: ({ signal }) => {
      const { action, entity, properties } = JSON.parse(settled) as PreviewInput;
      return api<Preview>(`${v1('actions', action)}/preview`, {
        method: 'POST',
        body: { properties, ...(entity ? { entity } : {}) },
        signal,
      });
    },
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
