import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdTime, leave, pass, show } from '#components/fixtures/screen.tsx';
import { LiveProvider, useLiveTopics } from './live-events.tsx';
import { onSignedOut } from './signed-out.ts';

class FakeSource {
  static CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  onmessage: ((event: { data: string }) => void) | undefined;
  onopen: (() => void) | undefined;
  onerror: (() => void) | undefined;
  url: string;
  constructor(url: string) {
    this.url = url;
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = FakeSource.CLOSED;
  }
}

const heard: string[] = [];

function Listener() {
  useLiveTopics(['run:r_1', 'entities:*'], (topic) => heard.push(topic));
  return null;
}

let client: QueryClient;
beforeEach(async () => {
  holdTime();
  vi.stubGlobal('EventSource', FakeSource);
  heard.length = 0;
  FakeSource.all = [];
  client = new QueryClient();
  vi.spyOn(client, 'invalidateQueries');
  await show(
    <QueryClientProvider client={client}>
      <LiveProvider>
        <Listener />
      </LiveProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const source = () => FakeSource.all.at(-1) as FakeSource;
const staleKeys = () => vi.mocked(client.invalidateQueries).mock.calls.map(([filters]) => filters?.queryKey);

it('makes stale once what a burst names, and tells whoever listens', async () => {
  for (let index = 0; index < 50; index += 1) source().onmessage?.({ data: 'entities:service' });
  source().onmessage?.({ data: 'approvals' });
  expect(staleKeys()).toEqual([]);
  await pass(200);
  expect(staleKeys()).toEqual([['entities', 'service'], ['approvals']]);
  expect(heard).toEqual(['entities:service']);
});

it('takes everything for stale after the stream was down', async () => {
  source().onopen?.();
  await pass(200);
  expect(staleKeys()).toEqual([]);
  source().onerror?.();
  source().onopen?.();
  await pass(200);
  expect(staleKeys()).toEqual([undefined]);
  expect(heard).toEqual(['*']);
});

it('asks whether the session ended when the stream is refused, and comes back later', async () => {
  const signedOut = vi.fn();
  const stop = onSignedOut(signedOut);
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }));
  source().readyState = FakeSource.CLOSED;
  source().onerror?.();
  await pass(10);
  expect(signedOut).toHaveBeenCalledOnce();
  expect(FakeSource.all).toHaveLength(1);
  await pass(20_000);
  expect(FakeSource.all).toHaveLength(2);
  stop();
});

it('closes the stream when the portal is left', async () => {
  await leave();
  expect(source().readyState).toBe(FakeSource.CLOSED);
});

it('stays closed when it is left while the session is asked for', async () => {
  let answer = (_: Response) => {};
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
  source().readyState = FakeSource.CLOSED;
  source().onerror?.();
  await leave();
  answer(new Response('{}', { status: 200 }));
  await pass(20_000);
  expect(FakeSource.all).toHaveLength(1);
});
