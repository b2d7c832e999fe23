import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Router } from '#components/fixtures/router.tsx';
import { button, click, show, texts } from '#components/fixtures/screen.tsx';
import { ToastProvider } from '#components/ui/toast.tsx';
import { differenceOf } from './difference-of.ts';
import { VersionsDialog } from './versions-dialog.tsx';

const NOW = { title: 'Service', icon: 'Box' };
const BEFORE: Record<number, unknown> = { 2: { title: 'Service' }, 1: { title: 'Services' } };
let sent: [method: string, path: string, ifMatch: string | undefined][] = [];
let versions: number[] = [];

beforeEach(() => {
  sent = [];
  versions = [3, 2, 1];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    sent.push([init.method ?? '', path, headers['If-Match']]);
    const one = /versions\/(\d+)$/.exec(path)?.[1];
    if (one) return Response.json({ version: { version: Number(one), document: BEFORE[Number(one)] } });
    return Response.json({
      versions: versions.map((version) => ({
        version,
        changedAt: '2026-01-02T03:04:05Z',
        changedBy: { name: `Person ${version}` },
        current: version === versions[0],
      })),
      next: null,
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function open(first?: number) {
  const refresh = vi.fn();
  await show(
    <Router refresh={refresh}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ToastProvider>
          <VersionsDialog
            of={{
              path: '/v1/blueprints/service',
              noun: 'blueprint',
              title: 'Service',
              version: 3,
              document: NOW,
            }}
            first={first}
            open
            onOpenChange={() => undefined}
          />
        </ToastProvider>
      </QueryClientProvider>
    </Router>,
  );
  await until(() => difference().length > 0 || document.body.textContent?.includes('never changed') === true);
  return refresh;
}
/** Answers come when they come. */
async function until(isSo: () => boolean) {
  for (let turn = 0; turn < 400 && !isSo(); turn++) {
    await act(async () => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  expect(isSo()).toBe(true);
}
const posts = () => sent.filter(([method]) => method === 'POST');
const difference = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => texts(row, 'th, td').join(' | '));

it('lists who wrote what, and shows how the one before differs from now', async () => {
  await open();
  const [current, previous] = texts(document, 'ul[aria-label=Versions] li');
  expect(current).toContain('Version 3Person 3current');
  expect(previous).toContain('Version 2Person 2');
  expect(difference()).toEqual(['icon | – | Box']);
});

it('shows any version that is asked for', async () => {
  await open(1);
  expect(difference()).toEqual(['title | Services | Service', 'icon | – | Box']);
});

it('restores one only when told twice, and takes it back', async () => {
  const refresh = await open();
  await click(button('Restore version 2'));
  expect(posts()).toEqual([]);
  const question = document.querySelector('[role=alertdialog]') as HTMLElement;
  await click(button('Restore version 2', question));
  await until(() => button('Undo') !== undefined);
  await click(button('Undo'));
  await until(() => refresh.mock.calls.length === 2);
  expect(posts()).toEqual([
    ['POST', '/v1/blueprints/service/versions/2/restore', '"3"'],
    ['POST', '/v1/blueprints/service/versions/3/restore', '"4"'],
  ]);
});

it('has nothing to compare for what was never changed', async () => {
  versions = [1];
  await open();
  expect(document.body.textContent).toContain('It was never changed');
});

it('names each place by the way to it', () => {
  const before = { schema: { properties: { a: { type: 'string' }, 'x/y': 1 } } };
  const after = { schema: { properties: { 'x/y': 2, b: { type: 'number' } } } };
  expect(differenceOf(before, after)).toEqual({
    before: { 'schema › properties › a': { type: 'string' }, 'schema › properties › x/y': 1 },
    after: { 'schema › properties › x/y': 2, 'schema › properties › b': { type: 'number' } },
  });
  expect(differenceOf(before, before)).toBeNull();
});
