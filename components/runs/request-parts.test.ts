import { expect, test } from 'vitest';
import { requestParts, visibleText } from './request-parts.ts';

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

test('shows what would reorder or hide text', () => {
  expect(visibleText('pay\u202Eevil\u200Btxt')).toBe('pay‹U+202E›evil‹U+200B›txt');
  expect(visibleText('größe – 日本')).toBe('größe – 日本');
});
