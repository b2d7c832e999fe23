import { afterAll, describe, expect, it } from 'vitest';
import { startCpuClock } from './fixtures/cpu-time.ts';
import { createSchemaValidator } from './worker-validator.ts';

const validator = createSchemaValidator();
afterAll(() => validator.close());

const check = (schema: Record<string, unknown>, data: unknown, at?: string) =>
  validator.validate(schema, data, at);
const object = (properties: Record<string, unknown>, more = {}) => ({ type: 'object', properties, ...more });

describe('sentences', () => {
  it.each([
    [{ type: 'number' }, 'abc', 'wrong_type', 'Expected a number, got the text "abc".'],
    [{ type: ['string', 'null'] }, 1, 'wrong_type', 'Expected a text or nothing (null), got the number 1.'],
    [{ enum: ['a', 2] }, 'b', 'not_allowed', 'Expected one of a, 2, got the text "b".'],
    [{ minLength: 3 }, 'ab', 'too_short', 'Expected at least 3 characters, got 2.'],
    [{ maxLength: 1 }, 'ab', 'too_long', 'Expected at most 1 character, got 2.'],
    [{ pattern: '^a$' }, 'b', 'pattern_mismatch', 'Expected text matching ^a$, got the text "b".'],
    [{ format: 'email' }, 'x', 'wrong_format', 'Expected an e-mail address, got the text "x".'],
    [{ minimum: 3 }, 2, 'too_small', 'Expected 3 or more, got the number 2.'],
    [{ maximum: 3 }, 4, 'too_large', 'Expected 3 or less, got the number 4.'],
    [{ maxItems: 1 }, [1, 2], 'too_many_items', 'Expected at most 1 item, got 2.'],
    [
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      'duplicate_items',
      'Expected every item only once.',
    ],
  ])('%j', async (schema, data, code, message) => {
    expect(await check(schema, data)).toEqual([{ path: '', code, message }]);
  });

  it('names every fault by its JSON Pointer, below the given place', async () => {
    const schema = object({ 'a/b': { type: 'array', items: { type: 'number' } } }, { required: ['c'] });
    const issues = await check(schema, { 'a/b': [1, 'x'] }, '/properties');
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ['/properties/c', 'required'],
      ['/properties/a~1b/1', 'wrong_type'],
    ]);
  });

  it('keeps several patterns apart', async () => {
    const schema = object({ a: { pattern: '^a$' }, b: { pattern: '^b$' } });
    expect((await check(schema, { a: 'b', b: 'b' })).map(({ path }) => path)).toEqual(['/a']);
  });

  it('is silent about valid data and about formats and keywords it does not know', async () => {
    expect(await check(object({ a: { type: 'string', format: 'proto', icon: 'x' } }), { a: '1' })).toEqual(
      [],
    );
  });

  it('says what is wrong with a schema that cannot be compiled, and goes on', async () => {
    await expect(check({ type: 'enum' }, 1)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(check({ pattern: '(?=a)' }, 'a')).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await check({ type: 'number' }, 1)).toEqual([]);
  });
});

describe('bounds', () => {
  it('answers many callers in order', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => check({ maximum: 99 }, i)));
    expect(answers.filter((issues) => issues.length === 0)).toHaveLength(100);
  });

  it('checks 10,000 different objects for uniqueness within its time, in linear time', async () => {
    const items = Array.from({ length: 10_000 }, (_, id) => ({ id, name: `item ${id}` }));
    expect(await check({ uniqueItems: true }, items)).toEqual([]);
  });

  it('ends what takes too long, keeps the event loop free and serves the next caller', async () => {
    // Each level is tried twice: 2^26 attempts.
    const doubling = {
      $defs: Object.fromEntries(
        Array.from({ length: 27 }, (_, n) => [
          `d${n}`,
          n === 26
            ? { type: 'number' }
            : { anyOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
        ]),
      ),
      $ref: '#/$defs/d0',
    };
    const cpu = startCpuClock();
    const slow = check(doubling, 'x');
    const next = check({ type: 'number' }, 1);
    await expect(slow).rejects.toMatchObject({ code: 'schema_too_complex' });
    expect(await next).toEqual([]);
    expect(cpu()).toBeLessThan(200);
  }, 20_000);

  it('refuses data too deep to hand over', async () => {
    let data: unknown = 1;
    for (let level = 0; level < 5_000; level++) data = [data];
    await expect(check({}, data)).rejects.toMatchObject({ code: 'too_deep' });
  });

  it('refuses new callers when the line is too long', async () => {
    const small = createSchemaValidator({ queue: 1 });
    const first = small.validate({}, 1);
    await expect(small.validate({}, 1)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await first).toEqual([]);
    await small.close();
  });
});
