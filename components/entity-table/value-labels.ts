'use client';

import { useQuery } from '@tanstack/react-query';
import { useTeamTitle } from '#components/marks/team-name.tsx';
import { loadEntityLabels } from '#components/query/entity-search.ts';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';

/** The blueprint of the installation's teams. */
export const TEAMS = '_team';

/** The blueprint a column's values are identifiers of, if they are. */
export function targetOf({ key, target }: Pick<CatalogColumn, 'key' | 'target'>): string | undefined {
  return key === '$team' ? TEAMS : target;
}

/** What readers know values by: titles of teams and entities, everything else as it is. */
export function useValueLabels(
  target: string | undefined,
  values: readonly unknown[],
): (value: string) => string {
  const teamTitle = useTeamTitle();
  const asked = values.filter((value) => typeof value === 'string');
  const labels = useQuery({
    queryKey: ['entities', target, 'labels', asked],
    queryFn: ({ signal }) => loadEntityLabels(target ?? '', asked, signal),
    enabled: target !== undefined && target !== TEAMS && asked.length > 0,
    staleTime: 60_000,
  });
  if (target === TEAMS) return teamTitle;
  return (value) => labels.data?.find((option) => option.value === value)?.label ?? value;
}
