import { createHash, randomBytes } from 'node:crypto';
import type { Env } from '#lib/env.ts';

/** A session ends this long after sign-in, whatever is done in it. */
export const SESSION_DAYS = 14;

interface SessionCookie {
  name: string;
  options: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/'; maxAge: number };
}

/** `__Host-` ties the cookie to exactly this host over TLS; plain HTTP (the demo) cannot have that. */
export function sessionCookie(env: Pick<Env, 'url'>): SessionCookie {
  const secure = env.url.startsWith('https:');
  return {
    name: secure ? '__Host-quayside.session' : 'quayside.session',
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: SESSION_DAYS * 86_400 },
  };
}

/** 256 random bits as base64url; the database keeps only their hash. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + SESSION_DAYS * 86_400_000);
}

/** What the database keeps of a secret that its owner presents again: sessions, setup links. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The session token a request carries, if it looks like one. */
export function readSessionToken(cookieHeader: string | null, name: string): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    return /^[\w-]{32,128}$/.test(value) ? value : undefined;
  }
  return undefined;
}
