import type { AppInstallations } from './app-installations.ts';
import type { Configuration } from './configuration.ts';
import type { Faults } from './faults.ts';
import { findWorkflow, type Repository, type Workflow } from './fixtures.ts';
import { type Call, failure, type Reply } from './http.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Run } from './records.ts';
import type { RunLives } from './run-life.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

/** All that the routes work on; one per server. */
export interface World {
  configuration: Configuration;
  /** origin in answers; known once the server listens */
  base: string;
  store: Store;
  lives: RunLives;
  webhooks: Webhooks;
  faults: Faults;
  limit: RateLimit;
  app: AppInstallations;
  requests: Record<string, number>;
  refusals: Record<string, number>;
}

function repositoryOfCall(world: World, call: Call): Repository | undefined {
  return world.store.repositories.get(`${call.params.owner}/${call.params.repo}`.toLowerCase());
}

/** Calls `work` with the repository of the path, or answers 404. */
export function withRepository(
  world: World,
  doc: string,
  work: (repository: Repository, call: Call) => Reply | Promise<Reply>,
): (call: Call) => Reply | Promise<Reply> {
  return (call) => {
    const repository = repositoryOfCall(world, call);
    return repository ? work(repository, call) : failure(404, 'Not Found', doc);
  };
}

export function withWorkflow(
  world: World,
  doc: string,
  work: (repository: Repository, workflow: Workflow, call: Call) => Reply | Promise<Reply>,
): (call: Call) => Reply | Promise<Reply> {
  return withRepository(world, doc, (repository, call) => {
    const workflow = findWorkflow(repository, call.params.workflow ?? '');
    return workflow ? work(repository, workflow, call) : failure(404, 'Not Found', doc);
  });
}

export function withRun(
  world: World,
  doc: string,
  work: (repository: Repository, run: Run, call: Call) => Reply | Promise<Reply>,
): (call: Call) => Reply | Promise<Reply> {
  return withRepository(world, doc, (repository, call) => {
    const run = world.store.runs.get(Number(call.params.run));
    const known = run && world.store.repositoryOf(run) === repository;
    return known ? work(repository, run, call) : failure(404, 'Not Found', doc);
  });
}
