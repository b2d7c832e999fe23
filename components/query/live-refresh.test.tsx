import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { holdTime, pass, show } from '#components/fixtures/screen.tsx';
import { LiveProvider } from './live-events.tsx';
import { LiveRefresh } from './live-refresh.tsx';

let say: (topic: string) => void;
let status: number;

beforeEach(() => {
  holdTime();
  status = 200;
  class Source {
    static CLOSED = 2;
    readyState = 1;
    onmessage?: (event: { data: string }) => void;
    constructor() {
      say = (data) => this.onmessage?.({ data });
    }
    close() {}
  }
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('fetch', async () =>
    status === 200
      ? Response.json({ ok: true, runs: [] })
      : Response.json({ ok: false, error: 'unauthenticated', message: 'Sign in first.' }, { status }),
  );
});
afterEach(() => vi.unstubAllGlobals());

it('renders anew what changed, but never leads away from a page whose session has ended', async () => {
  const refresh = vi.fn();
  await show(
    <Router refresh={refresh}>
      <QueryClientProvider client={new QueryClient()}>
        <LiveProvider>
          <LiveRefresh topics={['runs']} />
        </LiveProvider>
      </QueryClientProvider>
    </Router>,
  );
  say('runs');
  await pass(1_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  status = 401;
  say('runs');
  await pass(1_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});
