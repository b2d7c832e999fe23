import { createHash, timingSafeEqual } from 'node:crypto';
import { refuseJwt } from './app-jwt.ts';
import { type Call, failure, type Reply } from './http.ts';
import { isForApps } from './routes-app.ts';
import type { World } from './world.ts';

/** GitHub's answer to somebody it does not know, or who may not go there; nothing for everybody else. */
export function refuseStranger(world: World, call: Call): Reply | undefined {
  const { authorization } = call.headers;
  if (!authorization) return failure(401, 'Requires authentication');
  const credential = authorization.replace(/^(bearer|token)\s+/i, '');
  const path = call.url.pathname;
  if (isForApps(path)) return refuseApp(world, credential);
  if (sameText(credential, world.configuration.token)) return undefined;
  const owner = world.app.opens(credential);
  if (owner === undefined) return failure(401, 'Bad credentials');
  const asked = /^\/repos\/([^/]+)\//.exec(path)?.[1];
  return asked === undefined || asked.toLowerCase() === owner ? undefined : failure(404, 'Not Found');
}

function refuseApp({ configuration }: World, credential: string): Reply | undefined {
  const { app } = configuration;
  if (!app) return failure(404, 'Integration not found');
  const refusal = refuseJwt(credential, app, Math.floor(Date.now() / 1_000));
  if (refusal === undefined) return undefined;
  return failure(refusal === 'Integration not found' ? 404 : 401, refusal);
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
