import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { EntityCount } from './entity-count.tsx';

function Counted({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <p>
        <EntityCount blueprint="service" />
      </p>
    </QueryClientProvider>
  );
}

it('takes over the markup of the server although another part of the page has counted already', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(<Counted client={new QueryClient()} />);
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(['entities', 'service', 'count'], { count: { value: 1204, exact: true } });
  const mismatches: unknown[] = [];
  await act(async () => {
    hydrateRoot(container, <Counted client={client} />, {
      onRecoverableError: (error) => mismatches.push(error),
    });
  });
  expect(mismatches).toEqual([]);
  expect(container.textContent).toBe('1,204');
});
