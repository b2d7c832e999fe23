import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { click, renderForTest } from '#components/ui/testing-render.tsx';
import { RunInputs } from './run-inputs.tsx';
import { RunJobs } from './run-jobs.tsx';
import { RunTimeline } from './run-timeline.tsx';
import type { Run, RunEvent, RunJob } from './run-wire.ts';

let unmount: (() => Promise<void>) | undefined;
afterEach(async () => {
  await unmount?.();
  unmount = undefined;
  vi.useRealTimers();
});

function runOf(changes: Partial<Run>): Run {
  return {
    id: 'r_1',
    action: { identifier: 'deploy', title: 'Deploy' },
    properties: {},
    status: 'IN_PROGRESS',
    state: 'pending',
    request: '{}',
    requestHash: '0',
    workflowRun: null,
    attempt: 0,
    requester: { kind: 'person', id: 'u1', name: 'Ann' },
    approvalRequired: false,
    approvals: [],
    createdAt: '2026-01-05T10:00:00.000Z',
    updatedAt: '2026-01-05T10:00:00.000Z',
    ...changes,
  };
}
const eventOf = (changes: Partial<RunEvent>): RunEvent => ({
  id: changes.message ?? 'e',
  at: '2026-01-05T10:00:00.000Z',
  kind: 'requested',
  message: 'Requested',
  ...changes,
});
async function show(node: React.ReactNode) {
  const shown = await renderForTest(node);
  unmount = shown.unmount;
  return shown.host;
}
const texts = (host: HTMLElement, selector: string) =>
  [...host.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe('RunTimeline', () => {
  const ahead = async (state: Run['state'], more: Partial<Run> = {}) =>
    texts(await show(<RunTimeline run={runOf({ state, ...more })} />), 'ol > li > div > span:first-child');

  it.each<[Run['state'], string[]]>([
    ['waiting', ['Decision', 'Sent to GitHub', 'Workflow runs']],
    ['pending', ['Sent to GitHub', 'Workflow runs']],
    ['sending', ['Workflow runs']],
    ['unknown', ['Workflow runs']],
    ['dispatched', []],
    ['needs_decision', []],
    ['succeeded', []],
    ['declined', []],
  ])('says what still lies ahead of a run that is %s', async (state, titles) => {
    expect(await ahead(state)).toEqual(titles);
  });

  it('marks now in a run under way, and nothing in one that has ended', async () => {
    const under = await show(<RunTimeline run={runOf({ state: 'dispatched' })} />);
    expect(texts(under, '[aria-current=step]')).toEqual(['now']);
    await unmount?.();
    const over = await show(
      <RunTimeline run={runOf({ state: 'failed', endedAt: '2026-01-05T10:00:01Z' })} />,
    );
    expect(over.querySelector('[aria-current=step]')).toBeNull();
  });

  it('names who did it: people and machine clients by name, all else as the portal itself', async () => {
    const actor = (kind: string, name?: string) => ({ kind, id: 'x', ...(name ? { name } : {}) });
    const events = [
      eventOf({ message: 'Requested', actor: actor('person', 'Ann') }),
      eventOf({ message: 'Reported', actor: actor('machine', 'ci') }),
      eventOf({ message: 'Sent', actor: actor('worker', 'worker-1') }),
      eventOf({ message: 'Heard', actor: null }),
    ];
    const host = await show(<RunTimeline run={runOf({ state: 'dispatched', events })} />);
    expect(texts(host, 'ol > li > div:nth-of-type(2)')).toEqual(['Ann', 'ci', 'Quayside']);
  });

  it('shows characters that would reorder or hide what happened', async () => {
    const event = eventOf({ message: 'a\u202Eb', actor: { kind: 'person', id: 'x', name: 'A\u200Bnn' } });
    const host = await show(<RunTimeline run={runOf({ state: 'dispatched', events: [event] })} />);
    expect(host.textContent).toContain('a‹U+202E›b');
    expect(host.textContent).toContain('A‹U+200B›nn');
  });

  it('tells how long people took and how long machines took', async () => {
    const times = { decidedAt: '2026-01-05T10:02:00Z', endedAt: '2026-01-05T10:02:30Z' };
    const run = runOf({ state: 'succeeded', approvalRequired: true, ...times });
    expect((await show(<RunTimeline run={run} />)).textContent).toMatch(/Waiting 2 min.*Working 30 s/);
  });

  it('counts on while the run goes on, from its last change at first, as the server did', async () => {
    vi.useFakeTimers({ now: new Date('2026-01-05T10:00:50Z') });
    const run = runOf({ state: 'dispatched', updatedAt: '2026-01-05T10:00:10Z' });
    const host = await show(<RunTimeline run={run} />);
    expect(host.textContent).toContain('Working 10 s');
    await act(async () => vi.advanceTimersByTimeAsync(2_000));
    expect(host.textContent).toContain('Working 52 s');
  });
});

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
    show(<RunJobs run={runOf({ jobs, ...more })} selected={selected} onSelect={onSelect} />);

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
    expect(texts(host, 'li button')).toEqual(['Succeededbuild42 s', 'Runningtestrunning', 'Queuedshipwaits']);
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
      await unmount?.();
    }
  });
});

describe('RunInputs', () => {
  const terms = async (inputs: Record<string, unknown>, titles?: Record<string, string>) => {
    const host = await show(<RunInputs inputs={inputs} {...(titles ? { titles } : {})} />);
    return texts(host, 'dl > div');
  };

  it('calls inputs by their titles, and those without one by their names', async () => {
    expect(await terms({ name: 'api', extra: 1 }, { name: 'Name of the service' })).toEqual([
      'Name of the serviceapi',
      'extra1',
    ]);
    expect(await terms({ constructor: 'x' }, {})).toEqual(['constructorx']);
  });

  it.each([
    [true, 'Yes'],
    [false, 'No'],
    [0, '0'],
    ['', '–'],
    [null, '–'],
    [[], '–'],
    [['a', { b: 1 }], 'a\n{"b":1}'],
    [{ a: [1] }, '{"a":[1]}'],
    ['a\u202Eb', 'a‹U+202E›b'],
  ])('shows %j', async (value, shown) => expect(await terms({ x: value })).toEqual([`x${shown}`]));

  it('says when nothing was asked', async () => {
    const host = await show(<RunInputs inputs={{}} />);
    expect(host.textContent).toBe('This action asks for nothing.');
  });
});
