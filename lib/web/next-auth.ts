import NextAuth, { type NextAuthResult } from 'next-auth';
import { authConfig } from '#lib/auth/auth-config.ts';
import { getServices } from './services.ts';

/** Built per request from the published services; `signIn('oidc', {redirectTo})` is for server actions. */
const instance: NextAuthResult = NextAuth((request) => authConfig(getServices(), request?.headers));

export const handlers: NextAuthResult['handlers'] = instance.handlers;
export const signInWith: NextAuthResult['signIn'] = instance.signIn;
