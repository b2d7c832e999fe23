import { api } from '#components/query/api.ts';

export interface FoundEntity {
  blueprint: string;
  /** "Service" */
  blueprintTitle: string;
  identifier: string;
  title: string | null;
  icon: string | null;
}

const MOST = 10;

/** Entities of any kind by identifier and title, the likeliest first. */
export async function searchEntities(text: string, signal: AbortSignal): Promise<FoundEntity[]> {
  const { results } = await api<{ results: FoundEntity[] }>('/v1/search', {
    query: { text, limit: MOST },
    signal,
  });
  return results;
}
