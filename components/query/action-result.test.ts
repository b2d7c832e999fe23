import { describe, expect, it, vi } from 'vitest';
import type { ErrorBody, ErrorCode } from '#lib/errors.ts';
import { settleAction, unwrapAction } from './action-result.ts';
import type { ApiError } from './api-error.ts';
import { onSignedOut } from './signed-out.ts';

const body = (error: ErrorCode): ErrorBody => ({
  ok: false,
  error,
  message: 'In the words of the server.',
  requestId: 'q-1',
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

describe('what came of a call', () => {
  it('is the data, or the refusal with the faults it names', async () => {
    expect(await settleAction(async () => ({ ok: true as const, data: 7 }))).toEqual({ ok: true, data: 7 });
    const details = [{ path: '/title', code: 'required', message: 'It has no title.' }];
    expect(await settleAction(async () => ({ ...body('invalid_input'), details }))).toEqual({
      ok: false,
      code: 'invalid_input',
      message: 'In the words of the server.',
      details,
    });
  });

  it('is a refusal also when no answer came', async () => {
    expect(await settleAction(() => Promise.reject(new TypeError('fetch failed')))).toMatchObject({
      code: 'network',
      message: expect.stringContaining('No answer came'),
    });
  });
});
