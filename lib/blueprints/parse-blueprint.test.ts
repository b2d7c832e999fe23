import { describe, expect, it } from 'vitest';
import { startCpuClock } from '#lib/schema/fixtures/cpu-time.ts';
import { parseBlueprint } from './parse-blueprint.ts';

const bare = { identifier: 'service' };
const withProperties = (properties: unknown) => ({ ...bare, schema: { properties } });
const codes = (input: unknown) => parseBlueprint(input).issues.map(({ path, code }) => [path, code]);
const warned = (input: unknown) => parseBlueprint(input).warnings.map(({ path, code }) => [path, code]);

describe('parseBlueprint keeps', () => {
  it('every key as it was sent, in its order', () => {
    const document = {
      zeta: { any: ['thing'] },
      identifier: 'a/b:c\\d@e=f-g_h.i',
      description: '',
      schema: { required: [], properties: { z: { type: 'string', custom: 1 }, a: { type: 'number' } } },
      teamInheritance: { path: 'a.b' },
      ownership: { type: 'Direct' },
      changelogDestination: { type: 'WEBHOOK', url: 'x' },
    };
    const parsed = parseBlueprint(document);
    expect(parsed.issues).toEqual([]);
    expect(JSON.stringify(parsed.document)).toBe(JSON.stringify(document));
  });

  it('all but what only the server writes', () => {
    const written = { createdAt: 'x', createdBy: 'x', updatedAt: 'x', updatedBy: 'x' };
    expect(parseBlueprint({ ...bare, ...written }).document).toEqual(bare);
  });

  it('null where a key could be left out', () => {
    const document = { ...bare, title: null, schema: null, relations: null, aggregationProperties: null };
    expect(parseBlueprint(document)).toEqual({ document, issues: [], warnings: [] });
  });
});

describe('parseBlueprint warns of', () => {
  it.each([
    [
      'a type nobody knows',
      withProperties({ a: { type: 'enum' } }),
      '/schema/properties/a/type',
      'unknown_type',
    ],
    ['no type', withProperties({ a: {} }), '/schema/properties/a/type', 'unknown_type'],
    [
      'a format nobody knows',
      withProperties({ a: { type: 'string', format: 'x' } }),
      '/schema/properties/a/format',
      'unknown_format',
    ],
    [
      'a keyword of the wrong kind',
      withProperties({ a: { type: 'string', minLength: 'b' } }),
      '/schema/properties/a/minLength',
      'wrong_type',
    ],
    [
      'a dot in a name',
      withProperties({ 'a.b': { type: 'string' } }),
      '/schema/properties/a.b',
      'name_with_dot',
    ],
    [
      'a required name not declared',
      { ...bare, schema: { required: ['b'] } },
      '/schema/required/0',
      'unknown_property',
    ],
    [
      'one name for two things',
      { ...withProperties({ a: { type: 'string' } }), relations: { a: { target: 'x' } } },
      '/relations/a',
      'ambiguous_name',
    ],
  ])('%s, and accepts it', (_, input, path, code) => {
    expect(codes(input)).toEqual([]);
    expect(warned(input)).toContainEqual([path, code]);
  });
});

describe('parseBlueprint refuses', () => {
  it.each([
    ['no object', 'text', '', 'wrong_type'],
    ['a list', [], '', 'wrong_type'],
    ['no identifier', {}, '/identifier', 'required'],
    ['an empty identifier', { identifier: '' }, '/identifier', 'too_short'],
    ['a null identifier', { identifier: null }, '/identifier', 'wrong_type'],
    [
      'an identifier with a line break',
      { identifier: 'a\r\nSet-Cookie: x' },
      '/identifier',
      'pattern_mismatch',
    ],
    ['a long identifier', { identifier: 'x'.repeat(101) }, '/identifier', 'too_long'],
    ['a number as title', { ...bare, title: 5 }, '/title', 'wrong_type'],
    ['a text as properties', withProperties('x'), '/schema/properties', 'wrong_type'],
    ['a text as property', withProperties({ a: 'string' }), '/schema/properties/a', 'wrong_type'],
    ['null as property', withProperties({ 'a/b': null }), '/schema/properties/a~1b', 'wrong_type'],
    ['a relation without target', { ...bare, relations: { r: {} } }, '/relations/r/target', 'required'],
    [
      'a relation to null',
      { ...bare, relations: { r: { target: null } } },
      '/relations/r/target',
      'wrong_type',
    ],
    [
      'a control character in a name',
      withProperties({ 'a\n': {} }),
      '/schema/properties/a\n',
      'invalid_name',
    ],
    ['an empty name', { ...bare, relations: { '': { target: 'x' } } }, '/relations/', 'invalid_name'],
    [
      'a reference',
      withProperties({ a: { $ref: '#' } }),
      '/schema/properties/a/$ref',
      'reference_not_allowed',
    ],
    [
      'an evil pattern',
      withProperties({ a: { pattern: '^(a+)+$' } }),
      '/schema/properties/a/pattern',
      'invalid_pattern',
    ],
    [
      'a prototype',
      JSON.parse('{"identifier":"a","schema":{"properties":{"__proto__":{}}}}'),
      '/schema/properties/__proto__',
      'name_not_allowed',
    ],
  ])('%s', (_, input, path, code) => {
    expect(codes(input)).toContainEqual([path, code]);
    expect(parseBlueprint(input).document).toBeUndefined();
  });

  it('2,000 properties and 1 MB, quickly', () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`p${n}`, { type: 'string' }]));
    const cpu = startCpuClock();
    expect(codes(withProperties(many))).toContainEqual(['/schema', 'too_many_properties']);
    expect(codes({ ...bare, description: 'x'.repeat(1_000_000) })).toContainEqual(['', 'too_long']);
    expect(codes({ ...bare, relations: many })).toContainEqual(['/relations', 'too_many_properties']);
    expect(cpu()).toBeLessThan(500);
  });

  it('with a sentence that says what was expected and what came', () => {
    expect(parseBlueprint({ ...bare, title: 5 }).issues[0]?.message).toBe(
      'Expected a text, got the number 5.',
    );
  });
});
