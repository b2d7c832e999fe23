import { describe, expect, it, test } from 'vitest';
import { textParts, visibleText } from './visible-characters.ts';

test('shows what would reorder or hide text', () => {
  expect(visibleText('pay\u202Eevil\u200Btxt')).toBe('pay‹U+202E›evil‹U+200B›txt');
  expect(visibleText('größe – 日本')).toBe('größe – 日本');
});

describe('characters that nobody would see', () => {
  it.each([
    ['right-to-left override', 'a\u202Eb', 'a‹U+202E›b'],
    ['zero-width space', 'pay\u200Bpal', 'pay‹U+200B›pal'],
    ['Arabic letter mark', 'a\u061Cb', 'a‹U+061C›b'],
    ['tag of another plane', 'a\u{E0041}b', 'a‹U+E0041›b'],
    ['blank letter', 'a\u3164b', 'a‹U+3164›b'],
    ['variation selector of a letter', 'a\uFE0Fb\u{E0101}', 'a‹U+FE0F›b‹U+E0101›'],
    ['escape', 'a\u001B[31m', 'a‹U+001B›[31m'],
    ['line separator', 'a\u2028b', 'a‹U+2028›b'],
    ['carriage return', 'a\r\nb', 'a‹U+000D›\nb'],
  ])('are marked: %s', (_, text, visible) => {
    expect(visibleText(text)).toBe(visible);
  });

  it.each(['שלום', 'سلام', 'naïve', 'é', '日本', '❤️', 'a\n\tb', 'x\u00A0y'])('are not in %j', (text) => {
    expect(visibleText(text)).toBe(text);
  });

  it('stand apart from the text around them', () => {
    expect(textParts('a\u202E\u202Db')).toEqual([
      { text: 'a', isMark: false },
      { text: '‹U+202E›', isMark: true },
      { text: '‹U+202D›', isMark: true },
      { text: 'b', isMark: false },
    ]);
    expect(textParts('')).toEqual([]);
  });
});
