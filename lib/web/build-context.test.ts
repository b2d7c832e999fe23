import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/access/actor.ts';
import type { Services } from '#lib/access/server/context.ts';
import { systemClock } from '#lib/clock.ts';
import { readEnv } from '#lib/env.ts';
import { contextFor } from './build-context.ts';

const services = (demo: string) =>
  ({ env: readEnv({ QUAYSIDE_DEMO: demo }), clock: systemClock }) as unknown as Services;
const BOOTSTRAP: Actor = { kind: 'machine', id: 'm', clientId: 'ci', role: 'Admin', bootstrap: true };
const context = (actor: Actor, headers: Record<string, string> = {}, demo = '0') =>
  contextFor(services(demo), actor, { headers: new Headers(headers), origin: 'api' }, []);

describe('contextFor', () => {
  it('says who asks, from where, with what, and under which id', () => {
    const headers = { 'x-request-id': 'request-1', 'user-agent': 'terraform/1.9' };
    expect(context(BOOTSTRAP, headers)).toMatchObject({
      actor: BOOTSTRAP,
      origin: 'api',
      requestId: 'request-1',
      userAgent: 'terraform/1.9',
      clock: systemClock,
    });
  });

  it('makes an id where the front door gave none, another for each request', () => {
    const [first, second] = [context(BOOTSTRAP), context(BOOTSTRAP)];
    expect(first.requestId).toMatch(/^[\w-]{20,}$/);
    expect(second.requestId).not.toBe(first.requestId);
    expect(first.userAgent).toBeUndefined();
  });

  it('shares no record of checked rules between requests', () => {
    const [first, second] = [context(BOOTSTRAP), context(BOOTSTRAP)];
    first.checks?.push({ verb: 'read', subject: 'Team' });
    expect(second.checks).toEqual([]);
  });

  it('lets an anonymous visitor do nothing and an Admin manage', () => {
    expect(context({ kind: 'anonymous' }).ability.can('read', 'Blueprint')).toBe(false);
    expect(context(BOOTSTRAP).ability.can('delete', 'Blueprint')).toBe(true);
  });

  it('knows whether this is the demo, where alone a client may approve', () => {
    const approves = (demo: string) => context(BOOTSTRAP, {}, demo).ability.can('approve', 'Run');
    expect([approves('0'), approves('1'), approves('public')]).toEqual([false, true, true]);
  });
});
