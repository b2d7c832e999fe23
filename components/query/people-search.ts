import type { ComboOption } from '#components/ui/combobox-option.ts';
import { loadEntities } from './entity-search.ts';

/** People whose name or e-mail contains the text; the value is the e-mail. */
export function loadUsers(text: string, signal: AbortSignal): Promise<ComboOption[]> {
  return loadEntities('_user', text, signal);
}

/** Teams whose title or identifier contains the text; the value is the identifier. */
export function loadTeams(text: string, signal: AbortSignal): Promise<ComboOption[]> {
  return loadEntities('_team', text, signal);
}
