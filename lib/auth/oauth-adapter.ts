import type { Adapter } from 'next-auth/adapters';
import { deleteSession, insertSession } from '#db/queries/sessions.ts';
import { findUserByAccount } from '#db/queries/sign-in.ts';
import { findUser } from '#db/queries/users.ts';
import type { Services } from '#lib/access/server/context.ts';
import { hashToken } from './session-cookie.ts';

/**
 * What the sign-in library may do to our tables: find who an account belongs to and start a session, kept as a
 * hash. It reads no sessions (`actorFromHeaders` does) and creates or links nobody (`admitAccount` does).
 */
export function oauthAdapter({ db }: Services): Adapter {
  return {
    getUser: async (id) => authUser(await findUser(db.run, id)),
    getUserByAccount: async ({ provider, providerAccountId }) =>
      authUser(await findUserByAccount(db.run, provider, providerAccountId)),
    getUserByEmail: refuse,
    createUser: refuse,
    updateUser: refuse,
    linkAccount: refuse,
    getSessionAndUser: async () => null,
    async createSession(session) {
      const { sessionToken, userId, expires } = session;
      await insertSession(db.run, { tokenHash: hashToken(sessionToken), userId, expires });
      return session;
    },
    updateSession: async () => null,
    async deleteSession(sessionToken) {
      await deleteSession(db.run, hashToken(sessionToken));
    },
  };
}

function authUser(user: { id: string; email: string; name: string | null } | undefined) {
  return user ? { id: user.id, email: user.email, name: user.name, emailVerified: null } : null;
}

function refuse(): never {
  throw new Error('Accounts are admitted before the sign-in library gets here.');
}
