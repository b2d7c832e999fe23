import { afterAll } from 'vitest';
import { insertBlueprint, insertEntities } from '#db/testing/insert-entities.ts';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { type TestActor, type TestWorld, testWorld } from '#lib/access/server/testing/test-context.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import { createAction } from '#lib/actions/server/create-action.ts';
import { patchActionPermissions } from '#lib/actions/server/patch-action-permissions.ts';
import { githubAction } from '#lib/actions/testing-documents.ts';
import type { GitHubForTests } from '#lib/github/testing/github-for-tests.ts';
import { newId } from '#lib/ids.ts';
import { submitRun } from '#lib/runs/server/submit-run.ts';
import type { RunState } from '#lib/runs/states.ts';

export interface RunBench extends TestDatabase {
  world: TestWorld;
  admin: TestActor;
  /** dispatches to the stand-in's `deploy.yml`, which declares the run id */
  action(identifier: string, changes?: Partial<ActionDocument>, approve?: object): Promise<void>;
  /** a run asked for by `actor` */
  submit(actor: TestActor, action: string, more?: object): Promise<string>;
  stateOf(id: string): Promise<string>;
  row(id: string): Promise<Record<string, unknown>>;
  timeline(id: string): Promise<string[]>;
  /** puts a run where only the worker could */
  force(id: string, state: RunState): Promise<void>;
  /** entities of a blueprint of that name, each owned by a team */
  entities(blueprint: string, teamOf: Record<string, string[]>): Promise<void>;
}

/** A database, callers, and actions that point to the GitHub stand-in, which is closed when the file ends. */
export async function runBench(standIn: GitHubForTests): Promise<RunBench> {
  const database = await testDatabase();
  afterAll(() => standIn.close());
  const world = testWorld(database, {
    GITHUB_API_URL: standIn.url,
    GITHUB_TOKEN: standIn.configuration.token,
  });
  const admin = await world.person({ name: 'admin', role: 'Admin' });
  const row = async (id: string) => {
    const [found] = await database.sql`select * from runs where id = ${id}`;
    return found as Record<string, unknown>;
  };
  return {
    ...database,
    world,
    admin,
    row,
    stateOf: async (id) => String((await row(id)).state),
    async action(identifier, changes = {}, approve) {
      const document = githubAction({ identifier, ...deployment, ...changes });
      await createAction(await world.as(admin), { document });
      if (approve) {
        const patch = { approve: { users: [], roles: [], teams: [], ...approve } };
        await patchActionPermissions(await world.as(admin), { identifier, patch });
      }
    },
    async submit(actor, action, more = {}) {
      const run = await submitRun(await world.as(actor), { action, properties: { name: 'api' }, ...more });
      return run.id;
    },
    async timeline(id) {
      const found = await database.sql`select kind from run_events where run_id = ${id} order by id`;
      return found.map(({ kind }) => String(kind));
    },
    async force(id, state) {
      await database.sql`update runs set state = ${state}, attempt = 1 where id = ${id}`;
    },
    async entities(blueprint, teamOf) {
      const schema = { properties: { url: { type: 'string' } } };
      const id = await insertBlueprint(database.sql, blueprint, { schema, relations: {} });
      const at = new Date();
      const rows = Object.entries(teamOf).map(([identifier, team]) => ({
        ...{ id: newId(), identifier, title: `The ${identifier}`, icon: null, team, source: null },
        properties: { url: `https://${identifier}.example.com` },
        ...{ createdAt: at, createdBy: 'test', updatedAt: at, updatedBy: 'test' },
      }));
      await insertEntities(database.sql, id, rows);
    },
  };
}

const deployment: Partial<ActionDocument> = {
  trigger: {
    type: 'self-service',
    operation: 'CREATE',
    userInputs: {
      properties: {
        name: { type: 'string', minLength: 2, pattern: '^[a-z-]+$' },
        size: { type: 'number', minimum: 1, maximum: 9, default: 3 },
      },
      required: ['name'],
    },
  },
  invocationMethod: {
    type: 'GITHUB',
    org: 'acme',
    repo: 'paths',
    workflow: 'deploy.yml',
    workflowInputs: { service: '{{ .inputs.name }}-{{ .inputs.size }}', dry_run: '{{ .inputs.size > 5 }}' },
  },
};
