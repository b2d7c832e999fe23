'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { use, useEffect, useState } from 'react';
import { api, v1 } from '#components/query/api.ts';
import { type FirstPreview, type Preview, type PreviewInput, previewKey } from './preview.ts';

const TYPING_MS = 250;
/** What came with the page is not asked for once more. */
const FRESH_MS = 10_000;

/** The request as it would be sent now, asked for anew when typing pauses. */
export function usePreview(input: PreviewInput, enabled: boolean, first: FirstPreview | undefined) {
  const known = first ? use(first.preview) : undefined;
  const text = previewKey(input);
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
    ...(known && settled === first?.of ? { initialData: known, staleTime: FRESH_MS } : {}),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
