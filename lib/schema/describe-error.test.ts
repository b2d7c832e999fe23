import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { describeErrors, MOST_ISSUES, shown } from './describe-error.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, logger: false });

function issuesOf(schema: Record<string, unknown>, data: unknown, at?: string) {
  const validate = ajv.compile(schema);
  validate(data);
  return describeErrors(validate.errors ?? [], at);
}
const places = (schema: Record<string, unknown>, data: unknown, at?: string) =>
  issuesOf(schema, data, at).map(({ path, code }) => `${path} ${code}`);

describe('the sentence of a keyword', () => {
  it.each([
    [{ type: 'integer' }, 1.5, 'wrong_type', 'Expected a whole number, got the number 1.5.'],
    [{ type: 'boolean' }, null, 'wrong_type', 'Expected true or false, got null.'],
    [{ type: 'object' }, [1], 'wrong_type', 'Expected an object, got a list of 1 item.'],
    [{ type: 'array' }, { a: 1 }, 'wrong_type', 'Expected a list, got an object.'],
    [{ type: 'string' }, false, 'wrong_type', 'Expected a text, got false.'],
    [{ const: 'eu' }, 'us', 'not_allowed', 'Expected the text "eu", got the text "us".'],
    [{ exclusiveMinimum: 0 }, 0, 'too_small', 'Expected more than 0, got the number 0.'],
    [{ exclusiveMaximum: 9 }, 9, 'too_large', 'Expected less than 9, got the number 9.'],
    [{ multipleOf: 5 }, 7, 'not_a_multiple', 'Expected a multiple of 5, got the number 7.'],
    [{ minItems: 2 }, ['a'], 'too_few_items', 'Expected at least 2 items, got 1.'],
    [{ minItems: 1 }, [], 'too_few_items', 'Expected at least 1 item, got 0.'],
    [{ minProperties: 1 }, {}, 'too_few_properties', 'Expected at least 1 property.'],
    [{ maxProperties: 2 }, { a: 1, b: 2, c: 3 }, 'too_many_properties', 'Expected at most 2 properties.'],
  ])('%j', (schema, data, code, message) => {
    expect(issuesOf(schema, data)).toEqual([{ path: '', code, message }]);
  });

  it('counts characters, whatever they take in memory', () => {
    expect(issuesOf({ minLength: 2 }, '🚢')[0]?.message).toBe('Expected at least 2 characters, got 1.');
    expect(issuesOf({ maxLength: 1 }, '🚢⚓')[0]?.message).toBe('Expected at most 1 character, got 2.');
  });

  it('names at most twenty allowed values, texts as they are and the rest as JSON', () => {
    const many = Array.from({ length: 23 }, (_, index) => `v${index}`);
    const message = issuesOf({ enum: many }, 'x')[0]?.message;
    expect(message).toContain('v18, v19 and 3 more, got');
    expect(message).not.toContain('v20');
    expect(issuesOf({ enum: [null, { a: 1 }] }, 5)[0]?.message).toBe(
      'Expected one of null, {"a":1}, got the number 5.',
    );
  });

  it('says that much of a keyword nobody foresaw', () => {
    const error = { keyword: 'invented', instancePath: '/a', schemaPath: '', params: {}, data: 1 };
    expect(describeErrors([error])).toEqual([
      { path: '/a', code: 'invalid_value', message: 'This value is not acceptable.' },
    ]);
  });
});

describe('the place of a fault', () => {
  it('is where something is missing or not known, not where it was looked for', () => {
    const schema = { properties: { a: { required: ['x/y'], additionalProperties: false } } };
    expect(places(schema, { a: { 'q~': 1 } }, '/properties')).toEqual([
      '/properties/a/x~1y required',
      '/properties/a/q~0 unknown_property',
    ]);
    expect(places({ properties: { a: true }, unevaluatedProperties: false }, { a: 1, b: 2 })).toEqual([
      '/b unknown_property',
    ]);
  });

  it('is the missing companion, with the reason for it', () => {
    expect(issuesOf({ dependentRequired: { card: ['owner'] } }, { card: 1 })).toEqual([
      { path: '/owner', code: 'required', message: 'This value is required beside the text "card".' },
    ]);
  });
});

describe('several faults', () => {
  const choice = { anyOf: [{ type: 'number' }, { type: 'string', minLength: 5 }] };

  it('are the causes, without what only follows from them', () => {
    expect(places({ properties: { a: choice } }, { a: 'abc' })).toEqual(['/a wrong_type', '/a too_short']);
  });

  it('are told all the same when nothing but a consequence is known', () => {
    expect(places({ not: { type: 'string' } }, 'abc')).toEqual([' invalid_value']);
  });

  it(`are at most ${MOST_ISSUES}`, () => {
    const items = Array(MOST_ISSUES + 10).fill('x');
    const issues = issuesOf({ items: { type: 'number' } }, items);
    expect(issues).toHaveLength(MOST_ISSUES);
    expect(issues.at(-1)?.path).toBe(`/${MOST_ISSUES - 1}`);
  });
});

describe('a value in a few words', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['', 'the text ""'],
    [0, 'the number 0'],
    [true, 'true'],
    [[], 'a list of 0 items'],
    [{}, 'an object'],
    ['x'.repeat(60), `the text "${'x'.repeat(60)}"`],
    ['x'.repeat(61), `the text "${'x'.repeat(57)}…"`],
  ])('%j', (value, words) => expect(shown(value)).toBe(words));

  it('is cut between characters, never within one', () => {
    expect(shown(`${'x'.repeat(56)}🚢${'x'.repeat(10)}`).isWellFormed()).toBe(true);
  });
});
