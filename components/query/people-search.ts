import { type ComboOption, matchOptions } from '#components/ui/combobox-option.ts';
import { api } from './api.ts';

interface UserRow {
  email: string;
  name?: string | null;
}

interface TeamRow {
  identifier: string;
  title?: string | null;
}

const LIMIT = 50;

/** People whose name or e-mail contains the text; the value is the e-mail. */
export async function loadUsers(text: string, signal: AbortSignal): Promise<ComboOption[]> {
  const { users } = await api<{ users: UserRow[] }>('/v1/users', { signal });
  const options = users.map(({ email, name }) => ({ value: email, label: name || email, hint: email }));
  return matchOptions(options, text, LIMIT);
}

/** Teams whose title or identifier contains the text; the value is the identifier. */
export async function loadTeams(text: string, signal: AbortSignal): Promise<ComboOption[]> {
  const { teams } = await api<{ teams: TeamRow[] }>('/v1/teams', { signal });
  const options = teams.map(({ identifier, title }) => ({
    value: identifier,
    label: title || identifier,
    hint: identifier,
  }));
  return matchOptions(options, text, LIMIT);
}
