import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, v1 } from '#components/query/api.ts';
import type { Question, SearchAnswer } from './search-body.ts';
import type { Selection } from './use-selection.ts';

/** What goes, or went, and why the others stay. */
export interface Deletion {
  entities: { identifier: string; title: string | null }[];
  errors: { identifier: string; message: string; details?: { message: string }[] }[];
}

/** More are refused by the server, and more nobody looks over. */
export const MOST_DELETED = 500;

/** What deleting the marked rows would do, and the way to do it. */
export function useDeletion(blueprint: string, question: Question, { ids, all }: Selection) {
  const client = useQueryClient();
  const path = v1('blueprints', blueprint, 'bulk', 'entities', 'delete');
  const preview = useQuery({
    // Not one of `entities`: what is deleted would change the answer before the reader.
    queryKey: ['deletion', blueprint, question, all, [...ids]],
    queryFn: async ({ signal }) => {
      const identifiers = all ? await identifiersOf(blueprint, question, signal) : [...ids];
      return api<Deletion>(`${path}/preview`, { method: 'POST', body: { identifiers }, signal });
    },
    gcTime: 0,
  });
  const remove = useMutation({
    mutationFn: (identifiers: string[]) => api<Deletion>(path, { method: 'POST', body: { identifiers } }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['entities', blueprint] }),
  });
  return { preview, remove };
}

async function identifiersOf(blueprint: string, question: Question, signal: AbortSignal): Promise<string[]> {
  const { entities } = await api<SearchAnswer>(`${v1('blueprints', blueprint, 'entities')}/search`, {
    method: 'POST',
    body: { ...question, limit: MOST_DELETED, include: ['$identifier'] },
    signal,
  });
  return entities.map(({ identifier }) => identifier);
}
