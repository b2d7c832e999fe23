import { afterEach, describe, expect, it, vi } from 'vitest';
import { click, renderForTest } from '#components/ui/testing-render.tsx';
import type { ErrorBody, ErrorCode } from '#lib/errors.ts';
import { unwrapAction } from './action-result.ts';
import { type ApiError, isErrorBody, toApiError } from './api-error.ts';
import { QueryError } from './query-error.tsx';
import { onSignedOut } from './signed-out.ts';

const body = (error: ErrorCode, more: Partial<ErrorBody> = {}): ErrorBody => ({
  ok: false,
  error,
  message: 'In the words of the server.',
  requestId: 'q-1',
  ...more,
});

describe('an answer that is no success', () => {
  it('is taken at its word, with what a screen may show', () => {
    const details = [{ path: '/a', code: 'required', message: 'Needed.' }];
    expect(toApiError(409, body('has_dependents', { details, data: { entities: 2 } }))).toMatchObject({
      name: 'ApiError',
      status: 409,
      code: 'has_dependents',
      message: 'In the words of the server.',
      details,
      data: { entities: 2 },
      requestId: 'q-1',
    });
    expect(toApiError(404, body('not_found'))).toMatchObject({ details: [], data: {} });
  });

  it.each([
    undefined,
    null,
    '<html>',
    [],
    {},
    { ok: false },
    { ok: true, message: 'x' },
    { message: 'x' },
  ])('speaks of itself when it is %j', (answer) => {
    expect(isErrorBody(answer)).toBe(false);
    expect(toApiError(500, answer)).toMatchObject({
      code: 'internal_error',
      message: 'The server answered 500 without saying why.',
    });
    expect(toApiError(503, answer).code).toBe('unavailable');
  });
});

describe('the refusal of a server action', () => {
  const statusOf = (error: ErrorCode) => {
    try {
      unwrapAction(body(error));
    } catch (failure) {
      return (failure as ApiError).status;
    }
    return undefined;
  };

  it.each<[ErrorCode, number]>([
    ['forbidden', 403],
    ['not_found', 404],
    ['stale_version', 412],
    ['invalid_input', 422],
    ['already_decided', 409],
  ])('%s has the status it has over HTTP', (error, status) => expect(statusOf(error)).toBe(status));

  it('for want of a session tells the page, and none other does', () => {
    const told = vi.fn();
    vi.stubGlobal('window', new EventTarget());
    const stop = onSignedOut(told);
    statusOf('forbidden');
    expect(told).not.toHaveBeenCalled();
    expect(statusOf('unauthenticated')).toBe(401);
    expect(told).toHaveBeenCalledOnce();
    stop();
    statusOf('unauthenticated');
    expect(told).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
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
