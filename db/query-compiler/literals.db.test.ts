import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { json, jsonArray, not, number, quoteLiteral, textArray, uuidArray } from './literals.ts';

const { db, sql: client } = await testDatabase();

async function ask(expression: SQL): Promise<unknown> {
  const [row] = await db.run.execute<{ value: unknown }>(sql`select ${expression} as value`);
  return row?.value;
}

const AWKWARD = [
  '',
  'NULL',
  'null',
  '{}',
  '{a,b}',
  '"',
  '\\',
  '\\"',
  "'",
  "o'hara",
  ',',
  ' ',
  '%_',
  '漢字 🚢',
  'a\nb',
];
const storable = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0'));

describe('values arrive as they are', () => {
  it('texts, whatever they look like', async () => {
    expect(await ask(textArray(AWKWARD))).toEqual(AWKWARD);
    expect(await ask(textArray([]))).toEqual([]);
  });

  test('any texts that can be stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(storable, { maxLength: 6 }), async (texts) => {
        expect(await ask(textArray(texts))).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  it('JSON of every kind', async () => {
    const values = [null, true, 0, -1.5, 'a', ...AWKWARD, ['"'], { "it's": ['\\'] }];
    expect(await ask(sql`to_jsonb(${jsonArray(values)})`)).toEqual(values);
    for (const value of values) expect(await ask(sql`jsonb_build_array(${json(value)})`)).toEqual([value]);
  });

  it('numbers at full precision', async () => {
    for (const value of [0, -0.1, 1e21, 5e-7, Number.MAX_SAFE_INTEGER])
      expect(Number(await ask(number(value)))).toBe(value);
  });

  it('UUIDs, and nothing else', async () => {
    const id = '01234567-89ab-cdef-0123-456789abcdef';
    expect(await ask(sql`${uuidArray([id])}::text[]`)).toEqual([id]);
    expect(await ask(sql`cardinality(${uuidArray([])})`)).toBe(0);
    await expect(ask(uuidArray(["x'; drop table entities; --"]))).rejects.toThrow();
  });
});

it('what is unknown is false, so that its negation holds', async () => {
  expect(await ask(not(sql`null::boolean`))).toBe(true);
  expect(await ask(not(sql`true`))).toBe(false);
  expect(await ask(not(not(sql`null::boolean`)))).toBe(false);
});

describe('a literal of a statement without parameters', () => {
  it('is one text and never more', async () => {
    for (const text of [...AWKWARD, "'; drop table entities; --", "\\'; select 1 --"]) {
      const [row] = await client.unsafe(`select ${quoteLiteral(text)} as value`);
      expect(row?.value).toBe(text);
    }
  });

  it('refuses what no text can hold', () => {
    expect(() => quoteLiteral('a\0b')).toThrow('NUL');
  });
});
