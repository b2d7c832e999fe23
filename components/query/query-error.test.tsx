import { describe, expect, it, vi } from 'vitest';
import { button, click, show } from '#components/fixtures/screen.tsx';
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
  async function open(error: unknown, onRetry?: () => void) {
    return show(<QueryError error={error} what="The runs" {...(onRetry ? { onRetry } : {})} />);
  }

  it('says what failed and why, with the id to ask about and a way to try again', async () => {
    const onRetry = vi.fn();
    const host = await open(toApiError(503, body('unavailable')), onRetry);
    expect(host.textContent).toContain('The runs could not be loaded.');
    expect(host.textContent).toContain('In the words of the server.');
    expect(host.querySelector('[aria-label="Copy request id q-1"]')).not.toBeNull();
    await click(button('Try again'));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('offers nothing to try again where a right or the session is missing', async () => {
    for (const code of ['forbidden', 'unauthenticated'] as const) {
      const host = await open(toApiError(code === 'forbidden' ? 403 : 401, body(code)), vi.fn());
      expect(host.textContent).not.toContain('Try again');
      expect(host.textContent).toContain(code === 'forbidden' ? 'In the words of the server.' : 'signed out');
    }
  });

  it('shows nothing of what a fault of our own says', async () => {
    const host = await open(new TypeError('x is undefined'));
    expect(host.textContent).toContain('The runs could not be shown.');
    expect(host.textContent).not.toContain('undefined');
  });
});
