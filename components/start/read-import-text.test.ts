import { expect, it } from 'vitest';
import { readImportText } from './read-import-text.ts';

it('reads JSON', () => {
  expect(readImportText('[{"identifier": "a"}]')).toEqual({ value: [{ identifier: 'a' }] });
});

it('names the line of what is no JSON', () => {
  expect(readImportText('{\n  "blueprints": [}\n')).toEqual({
    fault: expect.stringMatching(/^Line 2: .+\.$/),
  });
  expect(readImportText('')).toEqual({ fault: expect.stringMatching(/^Line 1: /) });
});

it('says how much is too much', () => {
  expect(readImportText(JSON.stringify('x'.repeat(4_100_000)))).toEqual({
    fault: 'This is 4.1 MB; at most 4 MB are imported at once. Split it.',
  });
});
