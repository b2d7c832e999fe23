import { ErrorBoundary } from 'next/dist/client/components/error-boundary.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import PortalError from '#app/(portal)/error.tsx';
import ErrorPage from '#app/error.tsx';
import { At, Router } from '#components/fixtures/router.tsx';
import { button, click, show } from '#components/fixtures/screen.tsx';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

it.each([
  ['the portal', PortalError],
  ['everything else', ErrorPage],
])('"Try again" asks the server for the page once more, in %s', async (_, errorPage) => {
  let isBroken = true;
  const refresh = vi.fn(() => {
    isBroken = false;
  });
  function Content() {
    if (isBroken) throw new Error('The database is away.');
    return <p>All services</p>;
  }
  const host = await show(
    <Router refresh={refresh} prefetch={vi.fn()}>
      <At path="/catalog">
        <ErrorBoundary errorComponent={errorPage as never}>
          <Content />
        </ErrorBoundary>
      </At>
    </Router>,
  );
  expect(host.textContent).toContain('This page could not be shown');
  await click(button('Try again', host));
  expect(refresh).toHaveBeenCalledOnce();
  expect(host.textContent).toBe('All services');
});
