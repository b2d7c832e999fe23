'use server';

import { Type } from '@sinclair/typebox';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { actorId } from '#lib/access/actor.ts';
import type { Context } from '#lib/access/server/context.ts';
import { signOutEverywhere as endAllSessions } from '#lib/access/server/sign-out-everywhere.ts';
import type { NewSession } from '#lib/auth/create-session.ts';
import { invitationCookie } from '#lib/auth/invitation-cookie.ts';
import { safeNext } from '#lib/auth/safe-next.ts';
import { lookUpInvitation } from '#lib/auth/server/look-up-invitation.ts';
import { redeemSetupToken } from '#lib/auth/server/redeem-setup-token.ts';
import { signInAsDemo as startDemoSession } from '#lib/auth/server/sign-in-as-demo.ts';
import { signOut as endSession } from '#lib/auth/server/sign-out.ts';
import { sessionCookie } from '#lib/auth/session-cookie.ts';
import { type ProviderId, signInOptions } from '#lib/auth/sign-in-options.ts';
import { notFound } from '#lib/errors.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';
import { signInWith } from '#lib/web/next-auth.ts';

const provider = Type.Union([Type.Literal('github'), Type.Literal('oidc')]);

export const signInAsDemo = defineServerAction(
  { rule: 'public', input: Type.Object({ identity: Type.String(), next: Type.String() }) },
  async (ctx, { identity, next }) => {
    await keepSession(ctx, await startDemoSession(ctx, { identity, previousToken: await sessionToken(ctx) }));
    redirect(safeNext(next));
  },
);

export const signInWithProvider = defineServerAction(
  { rule: 'public', input: Type.Object({ provider, next: Type.String() }) },
  async (ctx, { provider, next }) => {
    requireProvider(ctx, provider);
    await signInWith(provider, { redirectTo: safeNext(next) });
  },
);

export const openInvitation = defineServerAction(
  { rule: 'public', input: Type.Object({ provider, token: Type.String({ maxLength: 200 }) }) },
  async (ctx, { provider, token }) => {
    requireProvider(ctx, provider);
    await lookUpInvitation(ctx, { token, address: (await headers()).get('x-forwarded-for') ?? '' });
    const { name, options } = invitationCookie(ctx.services.env);
    (await cookies()).set(name, token, options);
    await signInWith(provider, { redirectTo: '/' });
  },
);

export const openSetupLink = defineServerAction(
  { rule: 'public', input: Type.Object({ token: Type.String({ maxLength: 200 }) }) },
  async (ctx, { token }) => {
    await keepSession(ctx, await redeemSetupToken(ctx, { token }));
    redirect('/');
  },
);

export const signOut = defineServerAction({ rule: 'signed-in', input: Type.Object({}) }, async (ctx) => {
  const token = await sessionToken(ctx);
  if (token) await endSession(ctx, { token });
  await forgetSession(ctx);
  redirect('/sign-in');
});

export const signOutEverywhere = defineServerAction(
  { rule: 'signed-in', input: Type.Object({}) },
  async (ctx) => {
    await endAllSessions(ctx, { userId: actorId(ctx.actor) });
    await forgetSession(ctx);
    redirect('/sign-in');
  },
);

function requireProvider({ services }: Context, id: ProviderId): void {
  if (!signInOptions(services.env.signIn).some((option) => option.id === id))
    throw notFound('Sign-in provider', id);
}

async function keepSession(ctx: Context, { token, expires }: NewSession): Promise<void> {
  const { name, options } = sessionCookie(ctx.services.env);
  (await cookies()).set(name, token, { ...options, expires });
}

async function sessionToken(ctx: Context): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie(ctx.services.env).name)?.value;
}

async function forgetSession(ctx: Context): Promise<void> {
  const { name, options } = sessionCookie(ctx.services.env);
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
