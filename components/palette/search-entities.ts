import { api } from '#components/query/api.ts';

export interface FoundEntity {
  blueprint: string;
  identifier: string;
  title: string | null;
  icon?: string | null;
}

const MOST = 8;

/** Entities of any kind whose identifier or title has the text. */
export async function searchEntities(text: string, signal: AbortSignal): Promise<FoundEntity[]> {
  const rules = ['$title', '$identifier'].map((property) => ({
    property,
    operator: 'contains',
    value: text,
  }));
  const { entities } = await api<{ entities: FoundEntity[] }>('/v1/entities/search', {
    method: 'POST',
    query: { include: ['blueprint', 'identifier', 'title', 'icon'] },
    body: { combinator: 'or', rules },
    signal,
  });
  return entities.slice(0, MOST);
}
