import { describe, expect, it } from 'vitest';
import { requireJson } from './content-type.ts';

const check = (type?: string, encoding?: string) => () => {
  const headers = new Headers();
  if (type !== undefined) headers.set('content-type', type);
  if (encoding !== undefined) headers.set('content-encoding', encoding);
  requireJson(headers);
};

describe('requireJson', () => {
  it.each([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/merge-patch+json',
  ])('accepts %s', (type) => expect(check(type)).not.toThrow());

  it.each([
    undefined,
    '',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
    'application/json, text/plain',
    'application/jsonx',
  ])('refuses %s', (type) => expect(check(type)).toThrow());

  it('inflates nothing', () => {
    expect(check('application/json', 'gzip')).toThrow('Encoded');
    expect(check('application/json', 'identity')).not.toThrow();
  });
});
