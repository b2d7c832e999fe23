import { describe, expect, it } from 'vitest';
import { holdTime, pass, show, texts } from '#components/fixtures/screen.tsx';
import { RunTimeline } from './run-timeline.tsx';
import type { Run, RunEvent } from './run-wire.ts';

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
    holdTime(new Date('2026-01-05T10:00:50Z'));
    const run = runOf({ state: 'dispatched', updatedAt: '2026-01-05T10:00:10Z' });
    const host = await show(<RunTimeline run={run} />);
    expect(host.textContent).toContain('Working 10 s');
    await pass(2_000);
    expect(host.textContent).toContain('Working 52 s');
  });

  it('has what was said where it was said, as text', async () => {
    const events = [
      eventOf({ message: 'Requested', at: '2026-01-05T10:00:00.000Z' }),
      eventOf({ message: 'Approved', at: '2026-01-05T10:02:00.000Z' }),
    ];
    const author = { kind: 'person', id: 'u2', name: 'Bo' };
    const comments = [{ id: 'c', at: '2026-01-05T10:01:00.000Z', author, text: '<b>Why</b>\u202E?' }];
    const host = await show(<RunTimeline run={runOf({ state: 'succeeded', events, comments })} />);
    expect(texts(host, 'ol > li > div > span:first-child')).toEqual([
      'Requested',
      'Bo commented',
      'Approved',
    ]);
    expect(host.textContent).toContain('<b>Why</b>‹U+202E›?');
  });
});
