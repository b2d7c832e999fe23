import { createHmac } from 'node:crypto';
import {
  BLUEPRINT,
  type Identity,
  LOCKED_PERMISSIONS,
  type MatrixWorld,
  restart,
  TEAM,
  unique,
  WEBHOOK_SECRET,
  widget,
} from './matrix-world.ts';
import { BOOTSTRAP, type CallOptions } from './test-web.ts';

export interface MatrixRequest extends CallOptions {
  path: string;
  /** a text the answer holds when the caller sees the subject: the cell then ends in `+` or `-` */
  sees?: string;
}

type Make = (world: MatrixWorld, identity: Identity) => MatrixRequest | Promise<MatrixRequest>;

const entities = `/v1/blueprints/${BLUEPRINT}/entities`;
const inHidden = '/v1/blueprints/hidden/entities';
const handOver = { team: ['team-b'] };
const get =
  (path: string, sees?: string): Make =>
  () =>
    sees === undefined ? { path } : { path, sees };
const found = (identifier: string) => `"identifier":"${identifier}"`;
const whole = { combinator: 'and', rules: [{ property: '$identifier', operator: '!=', value: 'none' }] };

/**
 * A valid request for each route, on subjects of its own where it changes something. What follows `#` is a
 * variant: another subject or body, where another check decides.
 */
export const REQUESTS: Record<string, Make> = {
  'POST /v1/auth/access_token': () => ({
    path: '/v1/auth/access_token',
    json: { clientId: BOOTSTRAP.id, clientSecret: BOOTSTRAP.secret },
  }),
  'POST /v1/demo/session': () => ({ path: '/v1/demo/session', json: { identity: 'developer' } }),
  'POST /api/webhooks/github': () => delivery(WEBHOOK_SECRET),
  'POST /api/webhooks/github #unsigned': () => delivery('not-the-secret'),
  'GET /api/health/live': get('/api/health/live'),
  'GET /api/health/ready': get('/api/health/ready'),
  'GET /api/events': get('/api/events'),
  'GET /api/events #run': async (world) => ({ path: '/api/events', sees: `run:${await world.run()}` }),
  'GET /v1/openapi.json': get('/v1/openapi.json'),
  'GET /v1/audit-log': get('/v1/audit-log?identifier=shown', '"resourceId":"shown"'),
  'GET /v1/audit-log #hidden': get('/v1/audit-log?identifier=hidden', '"resourceId":"hidden"'),

  'GET /v1/blueprints': get('/v1/blueprints', found(BLUEPRINT)),
  'GET /v1/blueprints #hidden': get('/v1/blueprints', found('hidden')),
  'POST /v1/blueprints': () => ({ path: '/v1/blueprints', json: widget(unique('b')) }),
  'POST /v1/blueprints #locked': (_, identity) => ({
    path: '/v1/blueprints',
    json: widget(identity === 'steward' ? 'Locked' : unique('b')),
  }),
  'GET /v1/blueprints/:identifier': get(`/v1/blueprints/${BLUEPRINT}`),
  'GET /v1/blueprints/:identifier #hidden': get('/v1/blueprints/hidden'),
  'PUT /v1/blueprints/:identifier': async (world) => {
    const identifier = await world.blueprint();
    return { path: `/v1/blueprints/${identifier}`, json: widget(identifier) };
  },
  'PUT /v1/blueprints/:identifier #rename': async (world, identity) => ({
    path: `/v1/blueprints/${await world.blueprint()}`,
    json: widget(identity === 'steward' ? 'Locked' : unique('b')),
  }),
  'PUT /v1/blueprints/:identifier #hidden': () => ({
    path: '/v1/blueprints/hidden',
    json: widget('hidden'),
  }),
  'PATCH /v1/blueprints/:identifier': async (world) => ({
    path: `/v1/blueprints/${await world.blueprint()}`,
    json: { title: 'Changed' },
  }),
  'DELETE /v1/blueprints/:identifier': async (world) => ({
    path: `/v1/blueprints/${await world.blueprint()}`,
  }),

  'GET /v1/blueprints/:blueprint/entities': get(entities, found('shown')),
  'GET /v1/blueprints/:blueprint/entities #hidden': get(entities, found('hidden')),
  'GET /v1/blueprints/:blueprint/entities #in-hidden': get(inHidden, found('inside')),
  'POST /v1/blueprints/:blueprint/entities': () => create({}),
  'POST /v1/blueprints/:blueprint/entities #existing': async (world) =>
    create({ identifier: await world.entity() }),
  'POST /v1/blueprints/:blueprint/entities #upsert': async (world) =>
    create({ identifier: await world.entity(), title: 'Changed' }, '?upsert=true'),
  'POST /v1/blueprints/:blueprint/entities #hand-over': async (world) =>
    create({ identifier: await world.entity(), ...handOver }, '?upsert=true&merge=true'),
  'POST /v1/blueprints/:blueprint/entities #link': () => create({ relations: { uses: 'hidden' } }),
  'POST /v1/blueprints/:blueprint/entities #run': async (world) =>
    create({}, `?run_id=${await world.run('dispatched')}`),
  'POST /v1/blueprints/:blueprint/entities #stub': (_, identity) =>
    create(
      { relations: { uses: identity === 'steward' ? 'Locked' : unique('stub') } },
      '?create_missing_related_entities=true',
    ),
  'POST /v1/blueprints/:blueprint/entities #user': () => ({
    path: '/v1/blueprints/_user/entities',
    json: { identifier: `${unique('u')}@example.com`, title: 'Somebody' },
  }),
  'POST /v1/blueprints/:blueprint/entities #team': () => ({
    path: '/v1/blueprints/_team/entities',
    json: { identifier: unique('team'), title: unique('Team') },
  }),
  'POST /v1/blueprints/:blueprint/entities/bulk': () => ({
    path: `${entities}/bulk`,
    json: { entities: [{ identifier: unique('e'), team: [TEAM] }] },
  }),
  'POST /v1/blueprints/:blueprint/entities/bulk #hand-over': async (world) => ({
    path: `${entities}/bulk?upsert=true`,
    json: { entities: [{ identifier: await world.entity(), ...handOver }] },
  }),
  'GET /v1/blueprints/:blueprint/entities/:identifier': get(`${entities}/shown`),
  'GET /v1/blueprints/:blueprint/entities/:identifier #hidden': get(`${entities}/hidden`),
  'GET /v1/blueprints/:blueprint/entities/:identifier #in-hidden': get(`${inHidden}/inside`),
  'GET /v1/blueprints/:blueprint/entities/:identifier #link': get(
    `${entities}/user-of-hidden`,
    '"uses":"hidden"',
  ),
  'PUT /v1/blueprints/:blueprint/entities/:identifier': (world) => replace(world, {}),
  'PUT /v1/blueprints/:blueprint/entities/:identifier #hidden': (world) =>
    replace(world, { title: 'Hidden' }),
  'PUT /v1/blueprints/:blueprint/entities/:identifier #hand-over': async (world) => ({
    path: `${entities}/${await world.entity()}`,
    json: handOver,
  }),
  'PATCH /v1/blueprints/:blueprint/entities/:identifier': async (world) => ({
    path: `${entities}/${await world.entity()}`,
    json: { title: 'Changed' },
  }),
  'PATCH /v1/blueprints/:blueprint/entities/:identifier #hand-over': async (world) => ({
    path: `${entities}/${await world.entity()}`,
    json: handOver,
  }),
  'PATCH /v1/blueprints/:blueprint/entities/:identifier #link': async (world) => ({
    path: `${entities}/${await world.entity({ relations: { uses: 'hidden' } })}`,
    json: { title: 'Changed' },
    sees: '"uses":"hidden"',
  }),
  'PATCH /v1/blueprints/:blueprint/entities/:identifier #locked': async (world) => ({
    path: `${entities}/${await world.entity()}`,
    json: { title: 'Locked' },
  }),
  'DELETE /v1/blueprints/:blueprint/entities/:identifier': async (world) => ({
    path: `${entities}/${await world.entity()}`,
  }),
  'DELETE /v1/blueprints/:blueprint/entities/:identifier #hidden': async (world) => ({
    path: `${entities}/${await world.entity({ title: 'Hidden' })}`,
  }),
  'DELETE /v1/blueprints/:blueprint/entities/:identifier #dependents': async (world) => {
    const target = await world.entity();
    await world.entity({ title: 'Locked', team: ['team-b'], relations: { uses: target } });
    return { path: `${entities}/${target}?delete_dependents=true` };
  },
  'POST /v1/entities/search': () => search('/v1/entities/search', whole, 'shown'),
  'POST /v1/entities/search #hidden': () => search('/v1/entities/search', whole, 'hidden'),
  'POST /v1/entities/search #in-hidden': () => search('/v1/entities/search', whole, 'inside'),
  'POST /v1/blueprints/:blueprint/entities/search': () => search(`${entities}/search`, {}, 'shown'),
  'POST /v1/blueprints/:blueprint/entities/search #hidden': () => search(`${entities}/search`, {}, 'hidden'),
  'POST /v1/blueprints/:blueprint/entities/search #in-hidden': () =>
    search(`${inHidden}/search`, {}, 'inside'),
  'GET /v1/blueprints/:blueprint/entities/:identifier/related': get(
    `${entities}/user-of-hidden/related`,
    found('hidden'),
  ),
  'GET /v1/blueprints/:blueprint/entities/:identifier/related #in-hidden': get(`${inHidden}/inside/related`),
  'GET /v1/blueprints/:blueprint/entities/:identifier/history': get(`${entities}/shown/history`),
  'GET /v1/blueprints/:blueprint/entities/:identifier/history #hidden': get(`${entities}/hidden/history`),

  'GET /v1/actions': get('/v1/actions', found('restart')),
  'GET /v1/actions #hidden': get('/v1/actions', found('hidden')),
  'POST /v1/actions': () => ({ path: '/v1/actions', json: restart(unique('a')) }),
  'GET /v1/actions/:identifier': get('/v1/actions/restart'),
  'GET /v1/actions/:identifier #hidden': get('/v1/actions/hidden'),
  'PUT /v1/actions/:identifier': async (world) => {
    const identifier = await world.action();
    return { path: `/v1/actions/${identifier}`, json: restart(identifier) };
  },
  'PUT /v1/actions/:identifier #broken': async (world) => ({
    path: `/v1/actions/${await world.action()}`,
    json: { trigger: 5 },
  }),
  'PUT /v1/actions/:identifier #rename': async (world, identity) => ({
    path: `/v1/actions/${await world.action()}`,
    json: restart(identity === 'steward' ? 'Locked' : unique('a')),
  }),
  'DELETE /v1/actions/:identifier': async (world) => ({ path: `/v1/actions/${await world.action()}` }),
  'DELETE /v1/actions/:identifier #hidden': async (world) => {
    const trigger = { type: 'self-service', operation: 'DAY-2', blueprintIdentifier: 'hidden' };
    return { path: `/v1/actions/${await world.action(unique('a'), { trigger })}` };
  },
  'GET /v1/actions/:identifier/permissions': get('/v1/actions/restart/permissions'),
  'PATCH /v1/actions/:identifier/permissions': async (world) => ({
    path: `/v1/actions/${await world.action()}/permissions`,
    json: { execute: { roles: ['Admin'] } },
  }),
  'PATCH /v1/actions/:identifier/permissions #locked': async (world) => ({
    path: `/v1/actions/${await world.action()}/permissions`,
    json: LOCKED_PERMISSIONS,
  }),

  'POST /v1/actions/:identifier/runs': () => ({
    path: '/v1/actions/restart/runs',
    json: { entity: 'shown', properties: {} },
  }),
  'POST /v1/actions/:identifier/preview': () => ({
    path: '/v1/actions/restart/preview',
    json: { entity: 'shown', properties: {} },
  }),
  'POST /v1/actions/:identifier/runs #hidden': () => ({
    path: '/v1/actions/restart/runs',
    json: { entity: 'hidden', properties: {} },
  }),
  'POST /v1/actions/:identifier/preview #link': () => ({
    path: '/v1/actions/peek/preview',
    json: { entity: 'user-of-hidden', properties: {} },
    sees: String.raw`\"service\":\"hidden\"`,
  }),
  'GET /v1/actions/runs': async (world) => seesRun('/v1/actions/runs', await world.run()),
  'GET /v1/actions/runs #hidden': async (world) =>
    seesRun('/v1/actions/runs', await world.run('waiting', 'hidden')),
  'GET /v1/actions/runs/:id': async (world) => ({ path: `/v1/actions/runs/${await world.run()}` }),
  'GET /v1/actions/runs/:id #hidden': async (world) => ({
    path: `/v1/actions/runs/${await world.run('waiting', 'hidden')}`,
  }),
  'GET /v1/actions/runs/:id #title': async (world) => ({
    path: `/v1/actions/runs/${await world.run('waiting', 'restart', 'hidden')}`,
    sees: '"Hidden"',
  }),
  'PATCH /v1/actions/runs/:id': async (world) => ({
    path: `/v1/actions/runs/${await world.run('dispatched')}`,
    json: { statusLabel: 'halfway' },
  }),
  'PATCH /v1/actions/runs/:id/approval': async (world) => ({
    path: `/v1/actions/runs/${await world.run()}/approval`,
    json: { status: 'APPROVE' },
  }),
  'POST /v1/actions/runs/:id/withdraw': async (world) => ({
    path: `/v1/actions/runs/${await world.run()}/withdraw`,
  }),
  'POST /v1/actions/runs/:id/resolve': async (world) => ({
    path: `/v1/actions/runs/${await world.run('needs_decision')}/resolve`,
    json: { resolution: 'give_up' },
  }),
  'GET /v1/approvals': async (world) => seesRun('/v1/approvals', await world.run()),
  'GET /v1/approvals #decided': decided,
  'POST /v1/actions/runs/:id/logs': async (world) => ({
    path: `/v1/actions/runs/${await world.run('dispatched')}/logs`,
    json: { message: 'hello' },
  }),
  'GET /v1/actions/runs/:id/logs': async (world) => ({
    path: `/v1/actions/runs/${await world.run('dispatched')}/logs`,
  }),
};

/** Routes without a body are called with the method their key begins with. */
export function methodOf(key: string): string {
  return key.split(' ', 1)[0] as string;
}

function create(fields: Record<string, unknown>, query = ''): MatrixRequest {
  return { path: `${entities}${query}`, json: { identifier: unique('e'), team: [TEAM], ...fields } };
}

async function replace(world: MatrixWorld, fields: Record<string, unknown>): Promise<MatrixRequest> {
  const identifier = await world.entity(fields);
  return { path: `${entities}/${identifier}`, json: { identifier, team: [TEAM], ...fields } };
}

function search(path: string, json: unknown, identifier: string): MatrixRequest {
  return { path, json, sees: found(identifier) };
}

function seesRun(path: string, id: string): MatrixRequest {
  return { path, sees: `"id":"${id}"` };
}

/** A decision of the caller's own, on a run that he may have lost sight of. */
async function decided(world: MatrixWorld, identity: Identity): Promise<MatrixRequest> {
  const id = await world.run('declined', identity === 'steward' ? 'hidden' : 'restart');
  await world.database.sql`insert into run_decisions (run_id, approver_id, approver, decision, request_hash)
    select id, ${world.idOf(identity)}, '{}', 'DECLINE', request_hash from runs where id = ${id}`;
  return seesRun('/v1/approvals', id);
}

function delivery(secret: string): MatrixRequest {
  const body = JSON.stringify({ action: 'completed' });
  return {
    path: '/api/webhooks/github',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'workflow_run',
      'x-github-delivery': unique('d'),
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  };
}
