import type { ComboOption } from '#components/ui/combobox-option.ts';
import { api, v1 } from './api.ts';

interface FoundEntity {
  identifier: string;
  title?: string | null;
}

interface SearchAnswer {
  entities: FoundEntity[];
}

const LIMIT = 20;

/** The first entities of a blueprint whose identifier or title contains the text. */
export async function loadEntities(
  blueprint: string,
  text: string,
  signal: AbortSignal,
): Promise<ComboOption[]> {
  const body = { ...(text.trim() ? { text: text.trim() } : {}), limit: LIMIT, include: INCLUDE };
  return search(blueprint, body, signal);
}

/** How given entities look; those that are gone or hidden are left out. */
export function loadEntityLabels(
  blueprint: string,
  identifiers: readonly string[],
  signal: AbortSignal,
): Promise<ComboOption[]> {
  const query = {
    combinator: 'and',
    rules: [{ property: '$identifier', operator: 'in', value: identifiers }],
  };
  return search(blueprint, { query, limit: Math.max(1, identifiers.length), include: INCLUDE }, signal);
}

const INCLUDE = ['$identifier', '$title'];

async function search(blueprint: string, body: unknown, signal: AbortSignal): Promise<ComboOption[]> {
  const path = v1('blueprints', blueprint, 'entities', 'search');
  const { entities } = await api<SearchAnswer>(path, { method: 'POST', body, signal });
  return entities.map(({ identifier, title }) => ({
    value: identifier,
    label: title || identifier,
    ...(title && title !== identifier ? { hint: identifier } : {}),
  }));
}
