import { blueprintsOfUsers } from '#db/queries/moderators.ts';
import { countUsersByState, listUserRows, type UserRow, type UserState } from '#db/queries/users.ts';
import { canAll } from '../ability.ts';
import type { Role } from '../actor.ts';
import { authorise } from './authorise.ts';
import { type Context, reader } from './context.ts';

interface ListedUser {
  id: string;
  email: string;
  name: string | null;
  image: string | null;
  teams: string[];
  role: Role;
  state: UserState;
  /** only for those who manage users: identifiers of blueprints, by a grant to this person and not to a team */
  moderates?: string[];
  createdAt?: Date;
}

interface ListUsersInput {
  /** this one only */
  id?: string | undefined;
  /** looked for in name and e-mail address */
  text?: string | undefined;
  state?: UserState | undefined;
  limit?: number | undefined;
  /** `next` of the page before */
  from?: string | undefined;
}

/**
 * Users by e-mail address. Members see of them what the `_user` entities tell, and like there nobody who was never
 * let in; only those who manage users see who asked to come in and who moderates what.
 */
export async function listUsers(
  ctx: Context,
  { id, text, state, limit = 100, from }: ListUsersInput,
): Promise<{
  users: ListedUser[];
  next: string | null;
  /** how many there are in each state; only for those who manage users */
  counts: Record<UserState, number> | undefined;
}> {
  authorise(ctx, 'read', 'User');
  const isManager = canAll(ctx.ability, 'update', 'User');
  const asked = { id, text, state, limit: limit + 1, after: from, isAdmitted: !isManager };
  const rows = await listUserRows(reader(ctx), asked);
  const page = rows.slice(0, limit);
  const moderated = isManager
    ? await blueprintsOfUsers(
        reader(ctx),
        page.map(({ id }) => id),
      )
    : undefined;
  const users = page.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    image: row.image,
    teams: row.teams,
    role: row.role,
    state: stateOf(row),
    ...(moderated ? { moderates: moderated.get(row.id) ?? [], createdAt: row.createdAt } : {}),
  }));
  const counts = isManager ? await countUsersByState(reader(ctx)) : undefined;
  return { users, counts, next: rows.length > limit ? (users.at(-1)?.email ?? null) : null };
}

/** `waiting`: came without an invitation, and no Admin answered yet. */
function stateOf({ disabledAt, requestedAt }: UserRow): UserState {
  if (!disabledAt) return 'active';
  return requestedAt ? 'waiting' : 'disabled';
}
