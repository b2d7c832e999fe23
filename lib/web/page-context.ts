import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '#lib/access/actor.ts';
import type { Context } from '#lib/access/server/context.ts';
import { buildContext } from './build-context.ts';
import { getServices } from './services.ts';

export type SignedInContext = Context & { actor: Extract<Actor, { kind: 'person' | 'machine' }> };

/** The context of the page being rendered, anonymous or not; one per request however often it is asked for. */
export const anyContext = cache(
  async (): Promise<Context> => buildContext(getServices(), { headers: await headers(), origin: 'ui' }),
);

const reading = cache(async (): Promise<Context> => ({ ...(await anyContext()), reads: {} }));

/** The context of a signed-in page; others are sent to sign in and come back to where they wanted to go. */
export async function pageContext(): Promise<SignedInContext> {
  const ctx = await reading();
  if (isSignedIn(ctx)) return ctx;
  const path = (await headers()).get('x-quayside-path');
  redirect(path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
}

function isSignedIn(ctx: Context): ctx is SignedInContext {
  return ctx.actor.kind === 'person' || ctx.actor.kind === 'machine';
}
