import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { button, click, press, show, texts, typeInto } from '#components/fixtures/screen.tsx';
import { RunLog } from './run-log.tsx';

const MESSAGES = ['terraform plan', 'Plan: 4 to add', '<b>bold</b> \u202e', '##[error]No plan'];

let asked: string[];
let client: QueryClient;
beforeEach(() => {
  asked = [];
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const from = Number(new URL(path, 'http://x').searchParams.get('from') ?? 0);
    const runLogs = MESSAGES.slice(from, from + 2).map((message, at) => ({
      ...{ id: String(from + at), at: '2026-01-05T10:00:00Z', level: 'INFO', origin: 'plan', message },
    }));
    return Response.json({ ok: true, runLogs, next: from + 2 < MESSAGES.length ? String(from + 2) : null });
  });
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

const onLine = vi.fn();

function Log({ start }: { start?: number }) {
  const [line, setLine] = useState(start);
  onLine.mockImplementation(setLine);
  return <RunLog runId="r_1" job="plan" line={line} onLine={onLine} emptyText="This run left no log." />;
}

async function open(start?: number) {
  const host = await show(
    <QueryClientProvider client={client}>
      <Log {...(start === undefined ? {} : { start })} />
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(texts(host, 'li').length).toBe(MESSAGES.length));
  return host;
}
const box = (host: HTMLElement) => host.querySelector('input') as HTMLInputElement;

it('fetches every page of the job’s log, and shows text as text', async () => {
  const host = await open();
  expect(asked.map((path) => new URL(path, 'http://x').searchParams.get('origin'))).toEqual(['plan', 'plan']);
  expect(host.querySelector('b')).toBeNull();
  expect(texts(host, 'li')[2]).toContain('<b>bold</b> ‹U+202E›');
});

it('marks what is searched for, and goes from line to line', async () => {
  const host = await open();
  await typeInto(box(host), 'plan');
  await press(box(host), 'Enter');
  await press(box(host), 'Enter');
  expect(texts(host, 'mark')).toEqual(['plan', 'Plan', 'plan']);
  await click(button('Next match', host));
  await click(button('Next match', host));
  await click(button('Previous match', host));
  expect(texts(host, '[aria-current]').join()).toContain('Plan: 4 to add');
  expect(host.textContent).toContain('2 of 3 lines');
});

it('narrows down to errors and leads to the first', async () => {
  const host = await open();
  await click(button('Only 1 error', host));
  expect(texts(host, 'li').map((line) => line.slice(0, 1))).toEqual(['4']);
  await click(button('First error', host));
  expect(texts(host, 'li')).toHaveLength(MESSAGES.length);
  expect(onLine).toHaveBeenLastCalledWith(4);
});

it('shows the line of a link', async () => {
  const host = await open(2);
  expect(texts(host, '[aria-current]').join()).toContain('Plan: 4 to add');
  await click(button('Link to line 1', host));
  expect(onLine).toHaveBeenLastCalledWith(1);
});
