import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

describe('foldText', () => {
  it.each([
    ['', 10],
    ['short', 10],
    ['a word more', 10],
    ['one\ntwo\nthree', 240],
  ])('leaves %j whole', (text, most) => expect(foldText(text, most)).toBe(text));

  it.each([
    ['cuts between words', 'lorem ipsum dolor sit amet', 14, 'lorem ipsum'],
    ['cuts a word that is all there is', 'x'.repeat(30), 10, 'x'.repeat(10)],
    ['counts lines as well', 'a\nb\nc\nd', 160, 'a\nb'],
    ['keeps no half of a character', '🙂'.repeat(20), 9, '🙂'.repeat(4)],
  ])('%s', (_, text, most, head) => expect(foldText(text, most)).toBe(head));

  it('gives the beginning of any text, never longer than said', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2_000 }),
        fc.integer({ min: 1, max: 500 }),
        (text, most) => {
          const head = foldText(text, most);
          expect(text.startsWith(head)).toBe(true);
          if (head !== text) expect(head.length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
