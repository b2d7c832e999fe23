'use client';

import { useQuery } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';
import { useHydrated } from '#components/query/use-hydrated.ts';
import { compactNumber } from '#components/ui/format-number.ts';

interface CountAnswer {
  count?: { value: number; exact: boolean } | number;
}

/** How many entities of a blueprint the viewer may see; its place is kept while it is counted. */
export function EntityCount({ blueprint }: { blueprint: string }) {
  const hydrated = useHydrated();
  const { data } = useQuery({
    queryKey: ['entities', blueprint, 'count'],
    queryFn: ({ signal }) =>
      api<CountAnswer>(v1('blueprints', blueprint, 'entities', 'search'), {
        method: 'POST',
        body: { limit: 1, count: true, include: ['$identifier'] },
        signal,
      }),
    staleTime: 60_000,
  });
  const count = hydrated ? data?.count : undefined;
  if (count === undefined) return null;
  if (typeof count === 'number') return compactNumber(count);
  return count.exact ? compactNumber(count.value) : `${compactNumber(count.value)}+`;
}
