import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '#db/testing/test-database.ts';
import { parseInstant } from '#lib/query/instant.ts';

const seed = Date.now() % 2 ** 31;
const { sql } = await testDatabase();

const two = fc.integer({ min: 0, max: 61 }).map((number) => String(number).padStart(2, '0'));
const year = fc.constantFrom('0000', '0001', '1969', '1970', '2023', '2024', '9999', '12024');
const date = fc.tuple(year, two, two).map((parts) => parts.join('-'));
const fraction = fc.stringMatching(/^(\.[0-9]{0,10})?$/);
const offset = fc.oneof(
  fc.constantFrom('', 'Z', 'z', ' Z', '+00:00', '-00', '+1', 'UTC'),
  fc.tuple(fc.constantFrom('+', '-'), two, fc.constantFrom(':', ''), two).map((parts) => parts.join('')),
);
const time = fc
  .tuple(fc.constantFrom('T', 't', ' ', ''), two, two, fc.option(two), fraction, offset)
  .map(
    ([mark, hour, minute, second, rest, zone]) =>
      `${mark}${hour}:${minute}${second === null ? '' : `:${second}${rest}`}${zone}`,
  );
const text = fc.oneof(
  { weight: 1, arbitrary: date },
  { weight: 5, arbitrary: fc.tuple(date, time).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 24 }).filter((value) => !value.includes('\0') && value.isWellFormed()),
  },
);

test(`PostgreSQL reads the same points in time as we do (seed ${seed})`, async () => {
  const texts = fc.sample(text, { numRuns: 20_000, seed });
  const rows = await sql`select quayside_instant(value)::text as instant
    from jsonb_array_elements_text(${sql.json(texts)}::jsonb) with ordinality item(value, n) order by n`;
  const expected = texts.map((value) => parseInstant(value)?.toString() ?? null);
  const wrong = texts.filter((_, index) => rows[index]?.instant !== expected[index]);
  expect(wrong).toEqual([]);
  expect(expected.filter((value) => value !== null).length).toBeGreaterThan(100);
});
