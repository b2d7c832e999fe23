import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { runFixture } from '#components/fixtures/run.ts';
import { button, click, show, texts, typeInto, update } from '#components/fixtures/screen.tsx';
import { ViewerProvider } from '#components/shell/viewer.tsx';
import { Together } from './together.tsx';
import type { DecideTogether } from './use-decide-together.ts';

beforeEach(() => localStorage.clear());

const viewer = { id: 'u_1', name: 'Bo', email: 'bo@example.com', role: 'Member' as const, teams: [] };
const runs = ['ann', 'ben', 'cyd'].map((person) =>
  runFixture({
    id: `r_${person}`,
    requestHash: `hash of ${person}`,
    entity: { identifier: `repo-${person}` },
    properties: { person, role: 'read' },
  }),
);
const client = new QueryClient();
const told = () => act(() => new Promise((resolve) => setTimeout(resolve)));

type Answer = Awaited<ReturnType<DecideTogether>>;

async function open(answer: () => Promise<Answer>, selected = ['r_ann', 'r_ben']) {
  const sent: unknown[] = [];
  const left: string[][] = [];
  const together = (waiting = runs) => (
    <ViewerProvider viewer={viewer}>
      <QueryClientProvider client={client}>
        <Together
          waiting={waiting}
          selected={selected}
          inputTitles={{ access: { person: 'For whom' } }}
          decide={(input) => {
            sent.push(input);
            return answer();
          }}
          onSelect={(select) => left.push(select(selected))}
        />
      </QueryClientProvider>
    </ViewerProvider>
  );
  const host = await show(together());
  return { host, sent, left, wait: (waiting: typeof runs) => update(together(waiting)) };
}

const all = async (): Promise<Answer> => ({
  ok: true,
  data: [
    { id: 'r_ann', ok: true, state: 'pending' },
    { id: 'r_ben', ok: false, message: 'Cyd has declined this run.' },
  ],
});

it('shows what differs in a table and what all share beside it', async () => {
  const { host } = await open(all);
  expect(texts(host, 'thead th')).toEqual(['Request', 'For whom', 'Decision']);
  expect(texts(host, 'tbody td:nth-child(2)')).toEqual(['ann', 'ben']);
  expect(texts(host, '#together-same')).toEqual(['The same in all 2']);
  expect(host.textContent).not.toContain('repo-cyd');
});

it('decides what is shown, each bound to its own request, and says what became of each', async () => {
  const { host, sent, wait } = await open(all);
  await typeInto(host.querySelector('textarea') as HTMLTextAreaElement, ' fine ');
  await click(button('Approve 2'));
  await told();
  expect(sent).toEqual([
    {
      runs: [
        { id: 'r_ann', requestHash: 'hash of ann' },
        { id: 'r_ben', requestHash: 'hash of ben' },
      ],
      decision: 'APPROVE',
      reason: 'fine',
    },
  ]);
  await wait(runs.slice(2));
  expect(texts(host, '[role=status]')).toEqual(['1 approved, 1 not decided: see why above.']);
  const [first, second] = texts(host, 'tbody td:last-child');
  expect(first).toContain('Queued');
  expect(second).toBe('Cyd has declined this run.');
  expect(host.querySelector('textarea')).toBeNull();
  expect(host.textContent).toContain('Back to the queue');
});

it('leaves out what was decided elsewhere meanwhile', async () => {
  const { host, sent, wait } = await open(all);
  await wait(runs.slice(1));
  expect(texts(host, 'tbody td:last-child')[0]).toBe('No longer waits');
  await click(button('Decline 1'));
  await told();
  expect(sent).toMatchObject([{ runs: [{ id: 'r_ben' }], decision: 'DECLINE' }]);
});

it('claims nothing when no answer came, and keeps the reason', async () => {
  const { host } = await open(() => Promise.reject(new TypeError('fetch failed')));
  const reason = host.querySelector('textarea') as HTMLTextAreaElement;
  await typeInto(reason, 'fine');
  await click(button('Approve 2'));
  await told();
  expect(texts(host, '[role=alert]')[0]).toContain('No answer came from the server');
  expect(texts(host, '[role=status]')).toEqual([]);
  expect(reason.value).toBe('fine');
});

it('takes one out of the selection', async () => {
  const { left } = await open(all);
  await click(button('Leave out repo-ann'));
  expect(left).toEqual([['r_ben']]);
});

it('says so when nothing of it waits any more', async () => {
  const { host } = await open(all, ['r_gone']);
  expect(host.textContent).toContain('None of these requests waits for you any more.');
});
