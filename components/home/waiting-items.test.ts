import { describe, expect, it } from 'vitest';
import type { RunState } from '#lib/runs/states.ts';
import { type HomeRun, waitingItems, waitingTitle } from './waiting-items.ts';

const NOW = new Date('2026-08-24T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

function run(id: string, state: RunState, extra: Partial<HomeRun> = {}): HomeRun {
  return {
    id,
    action: { identifier: 'deploy', title: 'Deploy' },
    entity: null,
    state,
    failure: null,
    requester: { name: 'Devi' },
    createdAt: hoursAgo(5),
    updatedAt: hoursAgo(5),
    endedAt: null,
    ...extra,
  };
}

describe('waitingItems', () => {
  it('puts decisions first, then what needs its owner, and leaves alone what only runs', () => {
    const mine = [
      run('runs', 'dispatched'),
      run('waits', 'waiting'),
      run('asks', 'needs_decision'),
      run('broke', 'failed', { endedAt: hoursAgo(1) }),
    ];
    const items = waitingItems([run('decide', 'waiting')], mine, NOW);
    expect(items.map((item) => item.run.id)).toEqual(['decide', 'asks', 'broke', 'waits']);
    expect(items.map((item) => item.act)).toEqual(['Decide', 'Resolve', 'See cause', 'Open run']);
  });

  it('leaves out what ended, but for failures of the last day', () => {
    const mine = [
      run('ok', 'succeeded', { endedAt: hoursAgo(1) }),
      run('old', 'failed', { endedAt: hoursAgo(25) }),
      run('new', 'refused', { endedAt: hoursAgo(23), failure: 'Undeclared input "size".' }),
      run('odd', 'failed'),
    ];
    const items = waitingItems([], mine, NOW);
    expect(items.map((item) => item.run.id)).toEqual(['new']);
    expect(items[0]).toMatchObject({ sentence: 'Undeclared input "size".', since: hoursAgo(23) });
  });

  it('leads an approver to the decision and a requester to the run', () => {
    const [decide, own] = waitingItems([run('r/1', 'waiting')], [run('r_2', 'waiting')], NOW);
    expect(decide?.href).toBe('/approvals?run=r%2F1');
    expect(own?.href).toBe('/runs/r_2');
    expect(decide?.sentence).toContain('Devi');
  });
});

it('asks for an answer where somebody spoke last about a request that waits', () => {
  const question = { author: { id: 'b', name: 'Bob' }, text: 'Which zone?', at: hoursAgo(1) };
  const mine = [run('late', 'waiting', { createdAt: hoursAgo(1) }), run('asked', 'waiting', { question })];
  const items = waitingItems([], mine, NOW);
  expect(items.map((item) => item.run.id)).toEqual(['asked', 'late']);
  expect(items[0]).toMatchObject({
    status: 'comment',
    lead: 'Bob asks about',
    sentence: '“Which zone?”',
    act: 'Answer',
    href: '/runs/asked',
    since: hoursAgo(1),
  });
  expect(items[1]).not.toHaveProperty('lead');
});

it('counts in words', () => {
  expect([0, 1, 4].map(waitingTitle)).toEqual([
    'Nothing waits for you',
    '1 thing waits for you',
    '4 things wait for you',
  ]);
});
