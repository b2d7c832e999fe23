import { describe, expect, it, vi } from 'vitest';
import { click, show, texts } from '#components/fixtures/screen.tsx';
import { RunJobs } from './run-jobs.tsx';
import type { Run, RunJob } from './run-wire.ts';

describe('RunJobs', () => {
  const job = (changes: Partial<RunJob>): RunJob => ({
    id: 1,
    name: 'build',
    status: 'queued',
    conclusion: null,
    startedAt: null,
    completedAt: null,
    steps: [],
    ...changes,
  });
  const showJobs = (jobs: RunJob[], selected?: string, onSelect = vi.fn(), more: Partial<Run> = {}) =>
    show(
      <RunJobs
        run={{ jobs, state: 'dispatched', updatedAt: '2026-01-05T10:00:07Z', ...more } as Run}
        selected={selected}
        onSelect={onSelect}
      />,
    );

  it('says where each job stands, in words, and how long it took', async () => {
    const started = '2026-01-05T10:00:00Z';
    const host = await showJobs([
      job({
        id: 1,
        name: 'build',
        status: 'completed',
        conclusion: 'success',
        startedAt: started,
        completedAt: '2026-01-05T10:00:42Z',
      }),
      job({ id: 2, name: 'test', status: 'in_progress', startedAt: started }),
      job({ id: 3, name: 'ship' }),
    ]);
    expect(texts(host, 'li button')).toEqual([
      'Succeededbuild42 s',
      'Runningtestrunning 7 s',
      'Queuedshipwaits',
    ]);
    expect(host.textContent).toContain('1 of 3 done');
  });

  it('chooses a job, and all of them again', async () => {
    const onSelect = vi.fn();
    const host = await showJobs(
      [job({ id: 1, name: 'build' }), job({ id: 2, name: 'test' })],
      'build',
      onSelect,
    );
    const [build, test] = host.querySelectorAll('li button');
    expect([build?.getAttribute('aria-pressed'), test?.getAttribute('aria-pressed')]).toEqual([
      'true',
      'false',
    ]);
    await click(test);
    await click(build);
    expect(onSelect.mock.calls).toEqual([['test'], [undefined]]);
  });

  it('links to GitHub only where the address is one a browser may open', async () => {
    for (const [url, links] of [
      ['https://github.com/o/r/actions/runs/7', ['Workflow run 7']],
      ['javascript:alert(1)', []],
      [null, []],
    ] as const) {
      const host = await showJobs([], undefined, vi.fn(), { workflowRun: { id: 7, url } });
      expect(texts(host, 'a')).toEqual(links);
    }
  });
});
