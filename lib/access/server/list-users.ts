import { listUserRows } from '#db/queries/users.ts';
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
  /** only for those who manage users */
  role?: Role;
  disabledAt?: Date | null;
  createdAt?: Date;
}

interface ListUsersInput {
  /** looked for in name and e-mail address */
  text?: string | undefined;
  limit?: number | undefined;
  /** `next` of the page before */
  from?: string | undefined;
}

/** Users by e-mail address. Members see names, addresses and teams, not roles and states. */
export async function listUsers(
  ctx: Context,
  { text, limit = 100, from }: ListUsersInput,
): Promise<{ users: ListedUser[]; next: string | null }> {
  authorise(ctx, 'read', 'User');
  const rows = await listUserRows(reader(ctx), { text, limit: limit + 1, after: from });
  const isManager = canAll(ctx.ability, 'update', 'User');
  const users = rows.slice(0, limit).map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    image: row.image,
    teams: row.teams,
    ...(isManager ? { role: row.role, disabledAt: row.disabledAt, createdAt: row.createdAt } : {}),
  }));
  return { users, next: rows.length > limit ? (users.at(-1)?.email ?? null) : null };
}
