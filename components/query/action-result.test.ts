import { describe, expect, it, vi } from 'vitest';
import type { ErrorBody, ErrorCode } from '#lib/errors.ts';
import { settleAction, unwrapAction } from './action-result.ts';
import { onSignedOut } from './signed-out.ts';

const body = (error: ErrorCode): ErrorBody => ({
  ok: false,
  error,
  message: 'In the words of the server.',
  requestId: 'q-1',
});

describe('the refusal of a server action', () => {
  const refuse = (error: ErrorCode) => () => unwrapAction(body(error));

  it('is thrown as over HTTP', () =>
    expect(refuse('stale_version')).toThrow(
      expect.objectContaining({ name: 'ApiError', code: 'stale_version', requestId: 'q-1' }),
    ));

  it('for want of a session tells the page, and none other does', () => {
    const told = vi.fn();
    vi.stubGlobal('window', new EventTarget());
    const stop = onSignedOut(told);
    expect(refuse('forbidden')).toThrow();
    expect(told).not.toHaveBeenCalled();
    expect(refuse('unauthenticated')).toThrow();
    expect(told).toHaveBeenCalledOnce();
    stop();
    expect(refuse('unauthenticated')).toThrow();
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
