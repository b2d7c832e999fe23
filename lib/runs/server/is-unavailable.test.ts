import { expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { isUnavailable } from './is-unavailable.ts';

const driver = (code: string) =>
  Object.assign(new Error('Failed query', { cause: Object.assign(new Error(), { code }) }));

it.each([
  ['a lost connection', driver('CONNECTION_CLOSED'), true],
  ['a server that shuts down', driver('57P01'), true],
  ['a statement stopped for its time', driver('57014'), true],
  ['a deadlock', driver('40P01'), true],
  ['our own word for it', new AppError('unavailable', 'x'), true],
  ['a fault of ours', driver('42601'), false],
  ['a value that does not fit', driver('22P02'), false],
  ['a refusal', new AppError('forbidden', 'x'), false],
  ['anything else', new TypeError('x'), false],
  ['nothing', undefined, false],
])('%s', (_name, error, expected) => {
  expect(isUnavailable(error)).toBe(expected);
});
