import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { button, click, holdTime, pass, show, texts, update } from '#components/fixtures/screen.tsx';
import { ChangeBar, type ChangeBarProps } from './change-bar.tsx';
import type { ChangePlan } from './plan-wire.ts';
import { type PlanState, useChangePlan } from './use-change-plan.ts';

const PLAN: ChangePlan = {
  changes: [
    {
      kind: 'add',
      what: 'property',
      name: 'tier',
      path: '/schema/properties/tier',
      sentence: 'Add tier, required, default 3',
      rows: 236,
      failing: 0,
      exact: true,
      examples: [],
      usedBy: [],
    },
    {
      kind: 'remove',
      what: 'property',
      name: 'lifecycle',
      path: '/schema/properties/lifecycle',
      sentence: 'Remove lifecycle',
      rows: 4,
      failing: 4,
      exact: false,
      examples: [{ identifier: 'kueue', title: 'Kueue' }],
      usedBy: [{ kind: 'action', name: 'deploy', title: 'Deploy' }],
    },
  ],
  warnings: [],
  rows: { value: 236, exact: true },
};

const calls: string[] = [];
const call = (name: string) => () => void calls.push(name);

function bar(part: Partial<ChangeBarProps> = {}, planned: Partial<PlanState> = {}) {
  const draft = {
    isChanged: true,
    document: {},
    tooLong: undefined,
    staleVersion: undefined,
    undo: undefined,
    reset: call('reset'),
    rebase: call('rebase'),
    ...part.draft,
  };
  return (
    <ChangeBar
      noun="blueprint"
      isNew={false}
      version={8}
      planned={{ plan: PLAN, issues: [], failure: undefined, isUnknown: false, isBehind: false, ...planned }}
      entities={{ blueprint: 'service', one: 'service', many: 'services' }}
      saving={{
        issues: [],
        warnings: [],
        failure: undefined,
        pending: false,
        save: async () => undefined,
        refuse: () => undefined,
      }}
      onSave={call('save')}
      onCompare={call('compare')}
      {...part}
      draft={draft}
    />
  );
}

beforeEach(() => {
  calls.length = 0;
});

it('says what saving changes, how many rows that touches, and who uses it', async () => {
  const host = await show(bar());
  expect(host.textContent).toContain('2 changes, checked against 236 services');
  const rows = [...host.querySelectorAll('tbody tr')].map((row) => texts(row, 'td'));
  expect(rows).toEqual([
    ['Add tier, required, default 3', '236', '0', 'Nothing'],
    ['Remove lifecycle', '4+', '4+ rows', 'action Deploy'],
  ]);
  expect([...host.querySelectorAll('tbody a')].map((link) => link.getAttribute('href'))).toEqual([
    '/catalog/service/kueue',
    '/actions/deploy',
  ]);
  await click(button('Apply 2 changes'));
  await click(button('Discard'));
  expect(calls).toEqual(['save', 'reset']);
});

it('does not promise a number that is about an earlier text', async () => {
  await show(bar({}, { isBehind: true }));
  expect(button('Apply changes')).toBeDefined();
});

it('has nothing to apply while nothing is changed', async () => {
  const host = await show(bar({ draft: { isChanged: false } as never }, { plan: undefined }));
  expect(host.textContent).toContain('Nothing is changed.');
  expect(button('Discard')).toBeUndefined();
  await click(button('Apply changes'));
  expect(calls).toEqual([]);
});

it('takes the last change back where there is one', async () => {
  await show(bar());
  expect(button('Undo')).toBeUndefined();
  await show(bar({ draft: { undo: call('undo') } as never }));
  await click(button('Undo'));
  expect(calls).toEqual(['undo']);
});

it('keeps the draft when somebody else saved meanwhile, and offers both ways on', async () => {
  const host = await show(bar({ draft: { staleVersion: 7 } as never }));
  expect(host.textContent).toContain('Version 8 was saved while you changed version 7');
  await click(button('Apply 2 changes'));
  await click(button('Compare'));
  await click(button('Bring my changes onto version 8'));
  expect(calls).toEqual(['compare', 'rebase']);
});

it('names what keeps the document from being saved', async () => {
  const issues = [{ path: '/schema/properties/a', code: 'enum', message: 'is no type' }];
  const host = await show(bar({}, { plan: undefined, issues, failure: 'The blueprint is not valid.' }));
  expect(texts(host, '[role=alert]')).toEqual(['The blueprint is not valid.']);
  expect(texts(host, '[aria-label=Faults] li')).toEqual(['/schema/properties/a is no type']);
});

it('counts no rows for an action, and says that nobody knows when nobody does', async () => {
  const plan = { ...PLAN, rows: undefined, runs: { waiting: 2 } } as unknown as ChangePlan;
  const host = await show(bar({ noun: 'action', entities: undefined }, { plan }));
  expect(host.textContent).toContain('2 changes; 2 waiting runs stay as asked');
  expect(texts(host, 'th')).toEqual(['Change']);
  await show(bar({}, { plan: undefined, isUnknown: true }));
  expect(document.body.textContent).toContain('What it touches is not known at the moment.');
  await click(button('Apply changes'));
  expect(calls).toEqual(['save']);
});

it('creates what is new', async () => {
  await show(bar({ isNew: true }, { plan: undefined }));
  await click(button('Create blueprint'));
  expect(calls).toEqual(['save']);
});

describe('the plan', () => {
  let state: PlanState;
  let asked: { title: string; answer: (sentence: string) => void }[] = [];
  const client = new QueryClient();

  function Planned({ title }: { title: string }) {
    state = useChangePlan('/v1/blueprints/service/plan', { title }, title !== 'saved');
    return null;
  }
  const planned = (title: string) => (
    <QueryClientProvider client={client}>
      <Planned title={title} />
    </QueryClientProvider>
  );

  beforeEach(() => {
    asked = [];
    client.clear();
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      const { title } = JSON.parse(String(init.body)) as { title: string };
      return new Promise((resolve) => {
        const answer = (sentence: string) =>
          resolve(Response.json({ changes: [{ sentence, usedBy: [] }], warnings: [] }));
        asked.push({ title, answer });
      });
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is asked for when the typing pauses, and never for what is saved', async () => {
    holdTime();
    await show(planned('saved'));
    await pass(1_000);
    expect(asked).toEqual([]);
    await update(planned('a'));
    await pass(200);
    await update(planned('ab'));
    await pass(1_000);
    expect(asked.map(({ title }) => title)).toEqual(['ab']);
  });

  it('is the one of the text as it stands, whichever answer comes last', async () => {
    holdTime();
    await show(planned('a'));
    await pass(1_000);
    await update(planned('ab'));
    await pass(1_000);
    await act(async () => asked[1]?.answer('second'));
    await pass(10);
    await act(async () => asked[0]?.answer('first'));
    await pass(10);
    expect(state.plan?.changes[0]?.sentence).toBe('second');
    expect(state.isBehind).toBe(false);
  });
});
