import type { Run } from './records.ts';
import type { LifeListener } from './run-life.ts';
import { fullRepository, userShape, workflowShape } from './shapes-repository.ts';
import { BOT, jobShape, runShape } from './shapes-run.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

/** Turns what happens to runs and jobs into `workflow_run` and `workflow_job` webhooks. */
export function announcements(store: Store, webhooks: Webhooks, base: () => string): LifeListener {
  const common = (run: Run) => {
    const repository = store.repositoryOf(run);
    return {
      repository: fullRepository(base(), repository),
      organization: organization(base(), repository.owner),
      sender: userShape(base(), BOT, 'Bot'),
    };
  };
  return {
    runChanged(run, action) {
      const repository = store.repositoryOf(run);
      const workflow = repository.workflows.find((item) => item.id === run.workflowId);
      webhooks.announce(repository, 'workflow_run', {
        action,
        workflow_run: runShape(base(), store, run),
        workflow: workflow ? workflowShape(base(), repository, workflow) : null,
        ...common(run),
      });
    },
    jobChanged(job, run, action) {
      webhooks.announce(store.repositoryOf(run), 'workflow_job', {
        action,
        workflow_job: jobShape(base(), job, run),
        ...common(run),
      });
    },
  };
}

function organization(base: string, login: string): Record<string, unknown> {
  const { id, node_id, avatar_url } = userShape(base, login, 'Organization');
  const url = `${base}/orgs/${login}`;
  return {
    login,
    id,
    node_id,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url,
    description: '',
  };
}
