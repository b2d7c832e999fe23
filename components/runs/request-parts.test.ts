import { expect, test } from 'vitest';
import { requestParts } from './request-parts.ts';

test('reads method, path and body of a canonical request', () => {
  const text =
    '{"body":{"inputs":{"a":"1"},"ref":"main"},"method":"POST","url":"https://api.github.com/repos/o/r/x"}';
  expect(requestParts(text)).toEqual({
    method: 'POST',
    url: 'https://api.github.com/repos/o/r/x',
    path: '/repos/o/r/x',
    body: { inputs: { a: '1' }, ref: 'main' },
  });
});

test.each(['', 'not json', '{}', 'null', '{"method":1,"url":"x"}'])('has no parts for %j', (text) => {
  expect(requestParts(text)).toBeUndefined();
});
