import { lockTeam, type TeamRow } from '#db/queries/teams.ts';
import { AppError, notFound } from '#lib/errors.ts';
import type { TransactionContext } from './context.ts';

/** The team, locked. */
export async function requireTeam(ctx: TransactionContext, identifier: string): Promise<TeamRow> {
  const team = await lockTeam(ctx.tx, identifier);
  if (!team) throw notFound('Team', identifier);
  return team;
}

/** What audit rows keep of a team. */
export function teamFields(team: TeamRow): Record<string, unknown> {
  return { identifier: team.identifier, title: team.title, description: team.description };
}

const IDENTIFIER = /^[A-Za-z0-9@_.:\\/=-]{1,100}$/;

/** Checks what a person wrote; texts come back trimmed, an empty description as none. */
export function parseTeam(input: {
  identifier: string;
  title: string;
  description?: string | null | undefined;
}) {
  const title = input.title.trim();
  const details = [];
  if (!IDENTIFIER.test(input.identifier))
    details.push({
      path: '/identifier',
      code: 'pattern',
      message: 'An identifier has 1 to 100 letters, digits and @ _ . : \\ / = -',
    });
  if (title.length === 0 || title.length > 200)
    details.push({ path: '/title', code: 'length', message: 'A title has 1 to 200 characters.' });
  if ((input.description ?? '').length > 2_000)
    details.push({
      path: '/description',
      code: 'length',
      message: 'A description has at most 2,000 characters.',
    });
  if (details.length > 0) throw new AppError('invalid_input', 'The team is not valid.', { details });
  return { identifier: input.identifier, title, description: input.description?.trim() || null };
}
