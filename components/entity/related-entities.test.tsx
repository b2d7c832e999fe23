import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { show, texts } from '#components/fixtures/screen.tsx';
import { RelatedEntities } from './related-entities.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('RelatedEntities', () => {
  const group = (changes: object) => ({
    direction: 'outgoing',
    relation: 'uses',
    title: 'Uses',
    blueprint: 'service',
    blueprintHeading: 'Services',
    count: 1,
    entities: [{ identifier: 'a/b', title: null }],
    ...changes,
  });
  async function related(answer: () => Response) {
    vi.stubGlobal('fetch', async () => answer());
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const host = await show(
      <QueryClientProvider client={client}>
        <RelatedEntities blueprint="service" identifier="e" />
      </QueryClientProvider>,
    );
    await act(() => vi.waitFor(() => expect(host.textContent).not.toBe('')));
    return host;
  }

  it('tells what it leads to from what leads to it, and how much is not shown', async () => {
    const host = await related(() =>
      Response.json({
        ok: true,
        related: [
          group({}),
          group({
            direction: 'incoming',
            blueprint: 'domain',
            blueprintHeading: 'Domains',
            count: 3,
            entities: [{ identifier: 'x', title: 'The X' }],
          }),
          group({ relation: 'empty', count: 0, entities: [] }),
        ],
      }),
    );
    expect(texts(host, 'h2')).toEqual(['Uses 1', 'Domains 3 by their “Uses”']);
    expect(texts(host, 'a')).toEqual(['a/b', 'The X']);
    expect(host.querySelector('a')?.getAttribute('href')).toBe('/catalog/service/a%2Fb');
    expect(host.textContent).toContain('and 2 more');
  });

  it('says when there is nothing, and why it could not be told', async () => {
    const nothing = await related(() =>
      Response.json({ ok: true, related: [group({ count: 0, entities: [] })] }),
    );
    expect(nothing.textContent).toBe('Nothing is related to it.');
    const body = { ok: false, error: 'not_found', message: 'There is no such entity.', requestId: 'q' };
    const failed = await related(() => Response.json(body, { status: 404 }));
    expect(failed.textContent).toContain('There is no such entity.');
  });
});
