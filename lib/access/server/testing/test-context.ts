import { afterAll } from 'vitest';
import { listPolicyDocuments } from '#db/queries/policies.ts';
import { findTeam, insertTeam, insertTeamMember } from '#db/queries/teams.ts';
import { insertUser } from '#db/queries/users.ts';
import type { TestDatabase } from '#db/testing/test-database.ts';
import type { Actor, Role } from '#lib/access/actor.ts';
import { buildAbility } from '#lib/access/build-ability.ts';
import type { Context, Services } from '#lib/access/server/context.ts';
import { systemClock } from '#lib/clock.ts';
import { readEnv } from '#lib/env.ts';
import { createExpressionEngine } from '#lib/expressions/worker-engine.ts';
import { newId } from '#lib/ids.ts';
import { createLogger } from '#lib/log.ts';
import { createSchemaValidator } from '#lib/schema/worker-validator.ts';

export interface TestPerson {
  name: string;
  role?: Role;
  teams?: string[];
}

export type TestActor = Extract<Actor, { kind: 'person' }>;

export interface TestWorld {
  services: Services;
  /** what `actor` would get with a request sent now: fresh ability, own request id */
  as(actor: Actor): Promise<Context>;
  /** a user `<name>@example.com` with these teams, which are made when missing */
  person(person: TestPerson): Promise<TestActor>;
  /** rows of the audit log of this request, `action resource` each */
  auditOf(ctx: Context): Promise<string[]>;
}

export const anonymous: Actor = { kind: 'anonymous' };
export const bootstrap: Actor = {
  kind: 'machine',
  id: '00000000-0000-7000-8000-00000000b007',
  clientId: 'bootstrap',
  role: 'Admin',
  bootstrap: true,
};

/** Real services on a test's database, and callers of every kind. */
export function testWorld(database: TestDatabase, env: Record<string, string> = {}): TestWorld {
  const services: Services = {
    db: database.db,
    env: readEnv({
      DATABASE_URL: database.url,
      AUTH_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
      GITHUB_API_URL: 'http://127.0.0.1:9',
      QUAYSIDE_DEMO: '1',
      ...env,
    }),
    log: createLogger('test', 'silent'),
    clock: systemClock,
    expressions: createExpressionEngine(),
    validator: createSchemaValidator(),
  };
  afterAll(async () => {
    await Promise.allSettled([services.expressions.close(), services.validator.close()]);
  });
  return {
    services,
    person: (person) => insertPerson(database, person),
    async as(actor) {
      const policies = await listPolicyDocuments(database.db.run);
      return {
        actor,
        ability: buildAbility(actor, policies, { demo: services.env.demo !== 'off' }),
        services,
        clock: services.clock,
        requestId: newId(),
        origin: 'api',
        checks: [],
      };
    },
    async auditOf(ctx) {
      const rows = await database.sql`select action, resource_id from audit_events
        where request_id = ${ctx.requestId} order by id`;
      return rows.map((row) => `${row.action} ${row.resource_id}`);
    },
  };
}

async function insertPerson({ db }: TestDatabase, person: TestPerson): Promise<TestActor> {
  const { name, role = 'Member', teams = [] } = person;
  const user = await insertUser(db.run, { id: newId(), email: `${name}@example.com`, name, role });
  for (const identifier of teams) {
    await insertTeam(db.run, { id: newId(), identifier, title: identifier, description: null });
    const team = await findTeam(db.run, identifier);
    if (team) await insertTeamMember(db.run, team.id, user.id);
  }
  return { kind: 'person', id: user.id, email: user.email, name, role, teams };
}
