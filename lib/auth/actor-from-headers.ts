import { findTokenClient } from '#db/queries/machine-clients.ts';
import { findSessionIdentity, findTokenIdentity, type Identity } from '#db/queries/sessions.ts';
import type { Actor } from '#lib/access/actor.ts';
import type { Services } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';
import { verifyToken } from './access-token.ts';
import { hashToken, readSessionToken, sessionCookie } from './session-cookie.ts';

/**
 * Who sends these headers: the one answer for pages, actions and the API. Role, teams, disabling and revocation
 * are read each time, so that they count for the next request. A bearer token that is not good is refused even
 * beside a good cookie; no credentials, or a session that is over, is the anonymous visitor.
 */
export async function actorFromHeaders(services: Services, headers: Headers): Promise<Actor> {
  const authorization = headers.get('authorization');
  if (authorization !== null) return actorFromToken(services, authorization);
  const token = readSessionToken(headers.get('cookie'), sessionCookie(services.env).name);
  if (!token) return { kind: 'anonymous' };
  const identity = await findSessionIdentity(services.db.run, hashToken(token));
  return identity ? person(identity) : { kind: 'anonymous' };
}

async function actorFromToken(services: Services, authorization: string): Promise<Actor> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
  const claims = token ? await verifyToken(services.env, token) : undefined;
  if (!claims) throw refused();
  if (!claims.isMachine) {
    const identity = await findTokenIdentity(services.db.run, claims.subject, claims.issuedAt);
    if (!identity) throw refused();
    return person(identity);
  }
  const client = await findTokenClient(services.db.run, claims.subject, claims.issuedAt);
  if (!client) throw refused();
  return {
    kind: 'machine',
    id: client.id,
    clientId: client.clientId,
    role: client.role,
    bootstrap: client.bootstrap,
  };
}

function person(identity: Identity): Actor {
  return { kind: 'person', ...identity };
}

function refused(): AppError {
  return new AppError('unauthenticated', 'The access token is not valid (any more).');
}
