import { describe, expect, it } from 'vitest';
import { AppError, notFound } from '#lib/errors.ts';
import { orNotFound } from './or-not-found.ts';
import { orUndefined } from './or-undefined.ts';

const missing = () => Promise.reject(notFound('Run', 'r_1'));
const others = [
  new AppError('forbidden', 'Not you.'),
  new AppError('gone', 'It was here.'),
  new AppError('unavailable', 'Not now.'),
  new Error('not_found'),
  Object.assign(new Error('x'), { code: 'not_found' }),
];

describe('orNotFound', () => {
  it('hands on what was loaded', async () => {
    expect(await orNotFound(Promise.resolve(null))).toBeNull();
  });

  it('turns what does not exist into the page that says so', async () => {
    await expect(orNotFound(missing())).rejects.toMatchObject({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' });
  });

  it.each(others)('hides no other failure: $name $message', async (error) => {
    await expect(orNotFound(Promise.reject(error))).rejects.toBe(error);
  });
});

describe('orUndefined', () => {
  it('hands on what was loaded, and does without what does not exist', async () => {
    expect(await orUndefined(Promise.resolve(0))).toBe(0);
    expect(await orUndefined(missing())).toBeUndefined();
  });

  it.each(others)('hides no other failure: $name $message', async (error) => {
    await expect(orUndefined(Promise.reject(error))).rejects.toBe(error);
  });
});
