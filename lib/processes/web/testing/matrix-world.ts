import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import type { Context } from '#lib/access/server/context.ts';
import { disableUser } from '#lib/access/server/disable-user.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { type TestActor, testWorld } from '#lib/access/server/testing/test-context.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import { issueToken } from '#lib/auth/access-token.ts';
import { createSession } from '#lib/auth/create-session.ts';
import { ensureBootstrapClient } from '#lib/auth/server/ensure-bootstrap-client.ts';
import { sessionCookie } from '#lib/auth/session-cookie.ts';
import { createBlueprint } from '#lib/blueprints/server/create-blueprint.ts';
import { systemClock } from '#lib/clock.ts';
import { upsertEntity } from '#lib/entities/server/upsert-entity.ts';
import type { GitHubForTests } from '#lib/github/testing/github-for-tests.ts';
import { newRunId } from '#lib/ids.ts';
import { submitRun } from '#lib/runs/server/submit-run.ts';
import { contextFor } from '#lib/web/build-context.ts';
import { startTestWeb, type TestWeb } from './test-web.ts';

/** The columns of the matrix. The steward is an Admin from whom stored rules take single things. */
export const IDENTITIES = [
  'anonymous',
  'owner',
  'other',
  'approver',
  'admin',
  'disabled',
  'machine',
  'reader',
  'steward',
] as const;
export type Identity = (typeof IDENTITIES)[number];

export const WEBHOOK_SECRET = 'a-webhook-secret-for-tests';
/** Blueprint and team of the things that the owner owns. */
export const BLUEPRINT = 'widget';
export const TEAM = 'team-a';

type Row = Record<string, unknown>;

export interface MatrixWorld {
  database: TestDatabase;
  web: TestWeb;
  people: Record<'owner' | 'other' | 'approver' | 'admin' | 'disabled' | 'steward', TestActor>;
  /** `authorization` as an identity sends it; none for the anonymous visitor */
  headers(identity: Identity): Record<string, string>;
  /** the same from a browser: people have a session, machine clients still their token */
  browser(identity: Identity): Record<string, string>;
  /** id of the person or machine client behind an identity */
  idOf(identity: Identity): string;
  /** may do everything: what prepares the subjects */
  system(): Context;
  entity(fields?: Row, blueprint?: string): Promise<string>;
  blueprint(identifier?: string): Promise<string>;
  action(identifier?: string, more?: Row): Promise<string>;
  /** asked for by the owner on the owner's entity, decided by the approver */
  run(state?: string, actionIdentifier?: string, entity?: string): Promise<string>;
}

/** Steward's rules: `Hidden` may not be seen, `Locked` may not be written. */
const RULES: [string[], string, Row][] = [
  [['read'], 'Blueprint', { identifier: 'hidden' }],
  [['read'], 'Entity', { title: 'Hidden' }],
  [['read'], 'Action', { blueprint: 'hidden' }],
  [['read'], 'Run', { actionIdentifier: 'hidden' }],
  [['read'], 'AuditEvent', { resourceId: 'hidden' }],
  [['create', 'update', 'delete'], 'Blueprint', { identifier: 'Locked' }],
  [['create', 'update', 'delete'], 'Entity', { title: 'Locked' }],
  [['create', 'update', 'delete'], 'Action', { identifier: 'Locked' }],
  [['create', 'update', 'delete'], 'Action', { users: 'locked@example.com' }],
];

/** Permissions that the steward may not give. */
export const LOCKED_PERMISSIONS = { execute: { users: ['locked@example.com'] } };

export const unique = (prefix: string) => `${prefix}-${randomUUID().slice(0, 8)}`;

export const widget = (identifier: string) => ({
  identifier,
  title: identifier,
  schema: { properties: { tier: { type: 'string' } }, required: [] },
  relations: { uses: { title: 'Uses', target: BLUEPRINT, required: false, many: false } },
});

export const restart = (identifier: string, more: Row = {}) =>
  githubAction({
    identifier,
    title: identifier,
    trigger: {
      type: 'self-service',
      operation: 'DAY-2',
      blueprintIdentifier: BLUEPRINT,
      userInputs: { properties: {}, required: [] },
    },
    invocationMethod: {
      type: 'GITHUB',
      org: 'acme',
      repo: 'paths',
      workflow: 'deploy.yml',
      workflowInputs: { service: 'web' },
    },
    requiredApproval: true,
    ...more,
  });

/** Real services, front door and database, with one subject of each kind. */
export async function matrixWorld(standIn: GitHubForTests): Promise<MatrixWorld> {
  const database = await testDatabase();
  afterAll(() => standIn.close());
  const web = await startTestWeb(database, {
    env: {
      GITHUB_API_URL: standIn.url,
      GITHUB_TOKEN: standIn.configuration.token,
      GITHUB_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
  });
  await ensureBootstrapClient(web.services);
  const { people, machines } = await populate(database);
  const tokens = await issueTokens(web, people, machines);
  const sessions = new Map<string, string>();
  for (const [name, { id }] of Object.entries(people))
    sessions.set(name, (await createSession(database.db.run, systemClock, id)).token);
  const cookie = sessionCookie(web.services.env).name;
  const system = () => {
    const facts = { headers: new Headers(), origin: 'seed' as const };
    return contextFor(web.services, { kind: 'system', job: 'matrix' }, facts, []);
  };
  const world: MatrixWorld = {
    database,
    web,
    people,
    system,
    headers(identity) {
      const token = tokens.get(identity);
      return headersWith('authorization', token && `Bearer ${token}`);
    },
    browser(identity) {
      const session = sessions.get(identity);
      return session ? { cookie: `${cookie}=${session}` } : world.headers(identity);
    },
    idOf(identity) {
      const person = people[identity as keyof typeof people];
      return person?.id ?? machines.get(identity) ?? 'anonymous';
    },
    async entity(fields = {}, blueprint = BLUEPRINT) {
      const entity = { identifier: unique('e'), team: [TEAM], ...fields };
      return (await upsertEntity(system(), { blueprint, entity })).entity.identifier;
    },
    async blueprint(identifier = unique('b')) {
      await createBlueprint(system(), { document: widget(identifier) });
      return identifier;
    },
    async action(identifier = unique('a'), more = {}) {
      await createAction(system(), { document: restart(identifier, more) });
      return identifier;
    },
    run: (state = 'waiting', actionIdentifier = 'restart', entity = 'shown') =>
      copyRun(database, { state, actionIdentifier, entity }),
  };
  await createSubjects(world);
  await disableUser(system(), { userId: people.disabled.id });
  return world;
}

function headersWith(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value };
}

async function populate(database: TestDatabase) {
  const { person } = testWorld(database);
  const people = {
    owner: await person({ name: 'owner', teams: [TEAM] }),
    other: await person({ name: 'other', teams: ['team-b'] }),
    approver: await person({ name: 'approver', teams: ['team-c'] }),
    admin: await person({ name: 'admin', role: 'Admin' }),
    disabled: await person({ name: 'disabled', role: 'Admin', teams: [TEAM] }),
    steward: await person({ name: 'steward', role: 'Admin' }),
  };
  const machines = new Map([
    ['machine', randomUUID()],
    ['reader', randomUUID()],
  ]);
  for (const [name, id] of machines) {
    const role = name === 'machine' ? 'Admin' : 'Member';
    await database.sql`insert into machine_clients (id, client_id, secret_hash, name, role)
      values (${id}, ${name}, 'none', ${name}, ${role})`;
  }
  return { people, machines };
}

/** From a moment ago, as disabling voids what was issued before it. */
async function issueTokens(web: TestWeb, people: MatrixWorld['people'], machines: Map<string, string>) {
  const issuedAt = new Date(Date.now() - 1_000);
  const tokens = new Map<string, string>();
  const issue = async (name: string, subject: string, isMachine: boolean) =>
    void tokens.set(name, await issueToken(web.services.env, { subject, isMachine, issuedAt }));
  for (const [name, { id }] of Object.entries(people)) await issue(name, id, false);
  for (const [name, id] of machines) await issue(name, id, true);
  return tokens;
}

async function createSubjects(world: MatrixWorld): Promise<void> {
  const { people } = world;
  await world.blueprint(BLUEPRINT);
  await world.blueprint('hidden');
  await world.entity({ identifier: 'shown' });
  await world.entity({ identifier: 'hidden', title: 'Hidden' });
  await world.entity({ identifier: 'inside' }, 'hidden');
  await world.entity({ identifier: 'user-of-hidden', relations: { uses: 'hidden' } });
  await world.action('restart');
  await world.action('peek', {
    invocationMethod: {
      ...restart('').invocationMethod,
      workflowInputs: { service: '{{ .entity.relations.uses }}' },
    },
  });
  await world.action('hidden', {
    trigger: { type: 'self-service', operation: 'DAY-2', blueprintIdentifier: 'hidden' },
  });
  await patchActionPermissions(world.system(), {
    identifier: 'restart',
    patch: {
      execute: { roles: ['Admin'], ownedByTeam: true },
      approve: { users: [people.approver.email], roles: [] },
    },
  });
  const facts = { headers: new Headers(), origin: 'seed' as const };
  const owner = contextFor(world.web.services, people.owner, facts, []);
  await submitRun(owner, { action: 'restart', entity: 'shown', properties: {} });
  for (const [verbs, subject, conditions] of RULES) {
    const appliesTo = { users: [people.steward.email], teams: [], roles: [] };
    const document = { title: `No ${verbs} of ${subject}`, effect: 'cannot', verbs, subject, conditions };
    await savePolicy(world.system(), { document: { ...document, appliesTo } });
  }
}

/** A fresh run like the one that was really asked for. */
async function copyRun(
  { sql }: TestDatabase,
  { state, actionIdentifier, entity }: { state: string; actionIdentifier: string; entity: string },
) {
  const id = newRunId();
  const attempt = state === 'waiting' ? 0 : 1;
  const [row] = await sql`insert into runs
    select (jsonb_populate_record(original, jsonb_build_object('id', ${id}::text, 'state', ${state}::text,
      'action_identifier', ${actionIdentifier}::text, 'attempt', ${attempt}::int,
      'entity_identifier', ${entity}::text,
      'entity_id', (select id from entities where identifier = ${entity}::text)))).*
    from runs as original order by original.created_at, original.id limit 1 returning id`;
  if (!row) throw new Error('there is no run to copy');
  return id;
}
