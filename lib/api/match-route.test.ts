import { Type } from '@sinclair/typebox';
import { describe, expect, it } from 'vitest';
import { defineRoute } from '#lib/web/define-route.ts';
import type { HttpMethod } from '#lib/web/route-types.ts';
import { createMatcher } from './match-route.ts';

const route = (method: HttpMethod, path: string) =>
  defineRoute(
    {
      method,
      path,
      rule: 'public',
      summary: path,
      tags: [],
      response: Type.Object({ ok: Type.Literal(true) }),
    },
    () => ({ ok: true as const }),
  );

const match = createMatcher([
  route('GET', '/v1/actions/:identifier'),
  route('DELETE', '/v1/actions/:identifier'),
  route('GET', '/v1/actions/runs'),
  route('GET', '/v1/actions/runs/:id'),
  route('GET', '/v1/actions/:identifier/permissions'),
  route('POST', '/v1/actions'),
]);

function found(method: string, path: string) {
  const result = match(method, path);
  if (!result) return 'nothing';
  if ('allow' in result) return result.allow.join(' ');
  return [result.route.route.spec.path, ...Object.values(result.params)].join(' ');
}

describe('createMatcher', () => {
  it.each([
    ['GET', '/v1/actions/deploy', '/v1/actions/:identifier deploy'],
    ['GET', '/v1/actions/runs', '/v1/actions/runs'],
    ['HEAD', '/v1/actions/runs', '/v1/actions/runs'],
    ['GET', '/v1/actions/runs/r_1', '/v1/actions/runs/:id r_1'],
    ['GET', '/v1/actions/runs/permissions', '/v1/actions/runs/:id permissions'],
    ['GET', '/v1/actions/deploy/permissions', '/v1/actions/:identifier/permissions deploy'],
    ['GET', '/v1/actions/a%2Fb', '/v1/actions/:identifier a/b'],
    ['GET', '/v1/actions/a%252Fb', '/v1/actions/:identifier a%2Fb'],
    ['PUT', '/v1/actions/deploy', 'DELETE GET HEAD OPTIONS'],
    ['GET', '/v1/actions', 'OPTIONS POST'],
    ['GET', '/v1/actions/', 'nothing'],
    ['GET', '/v1/actions/a/b', 'nothing'],
    ['GET', '/V1/actions/a', 'nothing'],
  ])('%s %s → %s', (method, path, expected) => expect(found(method, path)).toBe(expected));

  it('does not accept two routes for one request', () => {
    expect(() => createMatcher([route('GET', '/v1/a/:x'), route('GET', '/v1/a/:y')])).toThrow('Two routes');
  });
});
