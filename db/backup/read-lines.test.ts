import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from './read-lines.ts';

async function* cut(text: Buffer, sizes: number[]): AsyncGenerator<Buffer> {
  for (let start = 0, index = 0; start < text.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    yield text.subarray(start, start + size);
    start += size;
  }
}

test('lines are the same however the text arrives', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '\\', '\t', '.') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      async (lines, sizes) => {
        const text = Buffer.from(lines.map((one) => `${one}\n`).join(''));
        const found: string[] = [];
        for await (const one of readLines(cut(text, sizes))) found.push(one.toString());
        expect(found).toEqual(lines.map((one) => `${one}\n`));
      },
    ),
  );
});

test('a last line without an end is not lost', async () => {
  const found: string[] = [];
  for await (const line of readLines(cut(Buffer.from('one\ntwo'), [2]))) found.push(line.toString());
  expect(found).toEqual(['one\n', 'two']);
});
