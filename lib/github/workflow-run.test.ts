import examples from '@octokit/webhooks-examples';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRunId } from '#lib/ids.ts';
import {
  isRunOf,
  readWorkflowJob,
  readWorkflowRun,
  runIdIn,
  runIdsIn,
  type WorkflowRun,
} from './workflow-run.ts';

type Example = { name: string; examples: Record<string, unknown>[] };

function payloads(event: string): Record<string, unknown>[] {
  return (examples as unknown as Example[]).find(({ name }) => name === event)?.examples ?? [];
}

const RUN = {
  id: 30433642,
  status: 'queued',
  display_title: 'Deploy r_0199',
  path: '.github/workflows/deploy.yml@main',
  event: 'workflow_dispatch',
  html_url: 'https://github.test/octo/app/actions/runs/30433642',
  created_at: '2026-11-20T10:00:00Z',
  repository: { full_name: 'Octo/App' },
};

describe('readWorkflowRun', () => {
  it('reads what GitHub really sends', () => {
    const found = payloads('workflow_run').map((payload) => readWorkflowRun(payload.workflow_run));
    expect(found.length).toBeGreaterThan(0);
    for (const run of found) expect(run).toMatchObject({ id: expect.any(Number), event: expect.any(String) });
  });

  it('drops the ref behind the path and takes the time of creation where no other is given', () => {
    expect(readWorkflowRun(RUN)).toEqual({
      id: 30433642,
      repository: 'Octo/App',
      path: '.github/workflows/deploy.yml',
      event: 'workflow_dispatch',
      title: 'Deploy r_0199',
      status: 'queued',
      conclusion: null,
      url: RUN.html_url,
      createdAt: '2026-11-20T10:00:00.000Z',
      updatedAt: '2026-11-20T10:00:00.000Z',
    });
  });

  it.each([
    ['nothing', undefined],
    ['a list', [RUN]],
    ['an id that is text', { ...RUN, id: '1' }],
    ['an id beyond whole numbers', { ...RUN, id: 1e300 }],
    ['no status', { ...RUN, status: null }],
    ['no time', { ...RUN, created_at: 'yesterday' }],
  ])('refuses %s', (_name, value) => {
    expect(readWorkflowRun(value)).toBeUndefined();
  });

  it('reads a title to its end, where the id stands after what somebody typed', () => {
    const title = `Deploy ${'x'.repeat(60_000)} (r_0199)`;
    expect(readWorkflowRun({ ...RUN, display_title: title })?.title).toBe(title);
  });

  it('keeps no address that a browser would run', () => {
    expect(readWorkflowRun({ ...RUN, html_url: 'javascript:alert(1)' })?.url).toBe('');
  });
});

describe('readWorkflowJob', () => {
  it('reads what GitHub really sends', () => {
    const jobs = payloads('workflow_job').map((payload) => readWorkflowJob(payload.workflow_job));
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs) expect(job?.workflowRunId).toBeGreaterThan(0);
    expect(jobs.some((job) => (job?.steps.length ?? 0) > 0)).toBe(true);
  });

  it('refuses jobs of no run and bounds the steps', () => {
    expect(readWorkflowJob({ id: 1, status: 'queued' })).toBeUndefined();
    const steps = Array.from({ length: 9_999 }, () => ({ name: 'x'.repeat(9_999) }));
    const job = readWorkflowJob({ id: 1, run_id: 2, status: 'queued', steps });
    expect(job?.steps.length).toBe(500);
    expect(job?.steps[0]).toEqual({ name: 'x'.repeat(400), number: 1, status: '', conclusion: null });
  });
});

describe('runIdsIn', () => {
  const ID = `r_${'0123456789abcdef'.repeat(2)}`;

  it('finds ids wherever they stand, each once', () => {
    expect(runIdsIn(`Deploy (${ID}) ${ID}`)).toEqual([ID]);
    expect(runIdsIn(`deploy_${ID}`)).toEqual([ID]);
  });

  it('takes nothing that only looks alike', () => {
    expect(runIdsIn(`${ID}0 x${ID} r_123 ${ID.toUpperCase()}`)).toEqual([]);
  });
});

describe('an id in a title', () => {
  it('is found behind and before whatever is neither letter nor digit', () => {
    const around = fc.string({ unit: fc.constantFrom(' ', '(', ')', '-', '/', 'ü', '😀', ':', '_', '"') });
    fc.assert(
      fc.property(around, around, (before, behind) => {
        const id = newRunId();
        expect(runIdsIn(`${before}${id}${behind}`)).toEqual([id]);
        expect(runIdIn(`${before}${id}${behind}`)).toBe(id);
      }),
    );
  });
});

describe('runIdIn', () => {
  const [older = '', younger = ''] = [newRunId(), newRunId()];

  it('takes the youngest: a run can be told the id of an older one', () => {
    expect(runIdIn(`Roll back ${older} (${younger})`)).toBe(younger);
    expect(runIdIn(`(${younger}) rolls back ${older}`)).toBe(younger);
    expect(runIdIn('Roll back')).toBeUndefined();
  });
});

describe('isRunOf', () => {
  const run = readWorkflowRun(RUN) as WorkflowRun;
  const target = { org: 'octo', repo: 'app', workflow: 'deploy.yml' };

  it('wants the same repository, file and event', () => {
    expect(isRunOf(run, target)).toBe(true);
    expect(isRunOf(run, { ...target, repo: 'other' })).toBe(false);
    expect(isRunOf(run, { ...target, workflow: 'oy.yml' })).toBe(false);
    expect(isRunOf({ ...run, event: 'push' }, target)).toBe(false);
  });

  it('takes names as GitHub does, without regard to case, but files as they are written', () => {
    expect(isRunOf(run, { ...target, org: 'OCTO', repo: 'App' })).toBe(true);
    expect(isRunOf(run, { ...target, workflow: 'Deploy.yml' })).toBe(false);
    expect(isRunOf({ ...run, path: 'deploy.yml' }, target)).toBe(true);
  });

  it('goes by the repository that sent a webhook where the run names none', () => {
    const nameless = { ...run, repository: undefined };
    expect(isRunOf(nameless, target)).toBe(true);
    expect(isRunOf(nameless, target, 'octo/app')).toBe(true);
    expect(isRunOf(nameless, target, 'octo/app2')).toBe(false);
  });
});

describe('times', () => {
  it.each([
    ['2026-11-20T10:00:00+02:00', '2026-11-20T08:00:00.000Z'],
    ['2026-11-20T10:00:00.123456Z', '2026-11-20T10:00:00.123Z'],
    ['never', null],
    [1_700_000_000, null],
    [null, null],
  ])('are kept in one way of writing: %s', (started_at, startedAt) => {
    expect(readWorkflowJob({ id: 1, run_id: 2, status: 'queued', started_at })?.startedAt).toBe(startedAt);
  });
});
