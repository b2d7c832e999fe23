import type { Executor } from '#db/client.ts';
import { insertSession } from '#db/queries/sessions.ts';
import type { Clock } from '#lib/clock.ts';
import { hashToken, newSessionToken, sessionExpiry } from './session-cookie.ts';

export interface NewSession {
  /** for the cookie; stored nowhere */
  token: string;
  expires: Date;
}

/** A new session under a new token: a value a browser had before sign-in never becomes a session. */
export async function createSession(executor: Executor, clock: Clock, userId: string): Promise<NewSession> {
  const token = newSessionToken();
  const expires = sessionExpiry(clock.now());
  await insertSession(executor, { tokenHash: hashToken(token), userId, expires });
  return { token, expires };
}
