import { expect, it } from 'vitest';
import { show, texts } from '#components/fixtures/screen.tsx';
import { VisibleJson, VisibleText } from './visible-text.tsx';

it('keeps the direction of a text to itself and marks what nobody would see', async () => {
  const host = await show(<VisibleText>{'שלום\u202Eabc'}</VisibleText>);
  expect(texts(host, 'bdi')).toEqual(['שלום‹U+202E›abc', '‹U+202E›']);
  expect(texts(host, 'bdi > bdi[dir=ltr]')).toEqual(['‹U+202E›']);
});

it('keeps each string of JSON to itself, with its quotes and escapes', async () => {
  const json = '{\n  "שלום": "a\\"b", "n": 1\n}';
  const host = await show(<VisibleJson>{json}</VisibleJson>);
  expect(host.textContent).toBe(json);
  expect(texts(host, 'bdi')).toEqual(['{', '"שלום"', ':', '"a\\"b"', ',', '"n"', ': 1\n}']);
});

it('shows markup as text', async () => {
  const host = await show(<VisibleText>{'<b onclick="x">a</b>'}</VisibleText>);
  expect(host.querySelector('b')).toBeNull();
  expect(host.textContent).toBe('<b onclick="x">a</b>');
});
