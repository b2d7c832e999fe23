import { afterEach, describe, expect, it, vi } from 'vitest';
import { click, renderForTest } from '#components/ui/testing-render.tsx';
import type { ErrorBody, ErrorCode } from '#lib/errors.ts';
import { toApiError } from './api-error.ts';
import { QueryError } from './query-error.tsx';

const body = (error: ErrorCode): ErrorBody => ({
  ok: false,
  error,
  message: 'In the words of the server.',
  requestId: 'q-1',
});

describe('QueryError', () => {
  let unmount: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await unmount?.();
    unmount = undefined;
  });
  async function show(error: unknown, onRetry?: () => void) {
    const shown = await renderForTest(
      <QueryError error={error} what="The runs" {...(onRetry ? { onRetry } : {})} />,
    );
    unmount = shown.unmount;
    return shown.host;
  }

  it('says what failed and why, with the id to ask about and a way to try again', async () => {
    const onRetry = vi.fn();
    const host = await show(toApiError(503, body('unavailable')), onRetry);
    expect(host.textContent).toContain('The runs could not be loaded.');
    expect(host.textContent).toContain('In the words of the server.');
    expect(host.querySelector('[aria-label="Copy request id q-1"]')).not.toBeNull();
    const again = [...host.querySelectorAll('button')].find(({ textContent }) => textContent === 'Try again');
    await click(again);
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('offers nothing to try again where a right or the session is missing', async () => {
    for (const code of ['forbidden', 'unauthenticated'] as const) {
      const host = await show(toApiError(code === 'forbidden' ? 403 : 401, body(code)), vi.fn());
      expect(host.textContent).not.toContain('Try again');
      expect(host.textContent).toContain(code === 'forbidden' ? 'In the words of the server.' : 'signed out');
      await unmount?.();
    }
  });

  it('shows nothing of what a fault of our own says', async () => {
    const host = await show(new TypeError('x is undefined'));
    expect(host.textContent).toContain('The runs could not be shown.');
    expect(host.textContent).not.toContain('undefined');
  });
});
