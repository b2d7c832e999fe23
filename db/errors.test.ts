import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { driverError, isUniqueViolation, toAppError } from './errors.ts';

const raised = (code: string, more: object = {}) =>
  Object.assign(new Error('insert into "secret_table" failed'), { code, ...more });
const wrapped = (cause: Error) => new DrizzleQueryError('insert into "secret_table" …', [], cause);

describe('driverError', () => {
  it('is found below whatever was put around it', () => {
    const inner = raised('23505');
    expect(driverError(inner)).toBe(inner);
    expect(driverError(wrapped(inner))).toBe(inner);
    expect(driverError(new Error('outer', { cause: wrapped(inner) }))).toBe(inner);
  });

  it.each([
    undefined,
    null,
    '23505',
    { code: '23505' },
    new Error('x'),
    raised('ENOENT'),
    raised('23505x'),
  ])('%s was not raised by the database', (error) => {
    expect(driverError(error)).toBeUndefined();
    expect(toAppError(error)).toBeUndefined();
  });

  it('an expected failure keeps its own meaning, unless the database is its cause', () => {
    expect(driverError(new AppError('conflict', 'x'))).toBeUndefined();
    expect(driverError(new AppError('conflict', 'x', { cause: raised('40001') }))?.code).toBe('40001');
  });
});

describe('what a caller learns', () => {
  it.each([
    ['40001', 'conflict'],
    ['40P01', 'conflict'],
    ['57014', 'query_too_expensive'],
    ['54000', 'query_too_expensive'],
    ['54001', 'query_too_expensive'],
    ['23505', 'already_exists'],
    ['23503', 'invalid_input'],
    ['23514', 'invalid_input'],
    ['22001', 'invalid_input'],
    ['22P02', 'invalid_input'],
    ['08006', 'unavailable'],
    ['57P01', 'unavailable'],
    ['57P03', 'unavailable'],
    ['53300', 'unavailable'],
    ['CONNECT_TIMEOUT', 'unavailable'],
    ['ECONNREFUSED', 'unavailable'],
    ['EPIPE', 'unavailable'],
  ])('%s is %s', (code, expected) => {
    expect(toAppError(wrapped(raised(code)))?.code).toBe(expected);
  });

  it.each([
    '42601',
    '42P01',
    '42703',
    '42883',
    '25P02',
    'XX000',
    'P0001',
    '0A000',
  ])('%s is a fault of ours, and nobody’s business', (code) => {
    expect(toAppError(wrapped(raised(code)))).toBeUndefined();
  });

  it('is never SQL and never the name of a table', () => {
    for (const code of ['40001', '57014', '54001', '23505', '23503', '22001', '08006']) {
      const error = toAppError(wrapped(raised(code, { detail: 'Key (email)=(ada@example.com)' })));
      expect(error?.message).not.toMatch(/secret_table|insert|email|ada@/i);
      expect(error?.cause).toBeInstanceOf(DrizzleQueryError);
    }
  });

  it('says when to come back, when waiting helps', () => {
    expect(toAppError(raised('57P01'))?.retryAfter).toBe(2);
    expect(toAppError(raised('23505'))?.retryAfter).toBeUndefined();
  });
});

describe('isUniqueViolation', () => {
  const taken = wrapped(raised('23505', { constraint_name: 'teams_identifier_key' }));

  it('knows which constraint it was', () => {
    expect(isUniqueViolation(taken)).toBe(true);
    expect(isUniqueViolation(taken, 'teams_identifier')).toBe(true);
    expect(isUniqueViolation(taken, 'users_email')).toBe(false);
    expect(isUniqueViolation(raised('23505'), 'teams_identifier')).toBe(false);
  });

  it('is no other violation', () => {
    expect(isUniqueViolation(raised('23503', { constraint_name: 'teams_identifier_key' }))).toBe(false);
    expect(isUniqueViolation(undefined)).toBe(false);
  });
});
