import { describe, expect, it } from 'vitest';
import { startCpuClock } from './fixtures/cpu-time.ts';
import { lintDocument, lintSchema, refuseSchema } from './lint-schema.ts';

const properties = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: 'string' }]));

function nest(levels: number): Record<string, unknown> {
  let schema: Record<string, unknown> = { type: 'string' };
  for (let level = 0; level < levels; level++) schema = { type: 'array', items: schema };
  return schema;
}

describe('lintSchema', () => {
  it('accepts what is harmless, unknown things included', () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: {
        ...properties(290),
        $ref: { type: 'enum', format: 'proto', unknown: { deep: true } },
        list: { type: 'array', items: { type: 'object' }, uniqueItems: true, maxItems: 10 },
        sample: { default: { $ref: '#', pattern: '(' }, pattern: '^[a-z]+$' },
      },
    };
    expect(lintSchema(schema)).toEqual([]);
  });

  it.each([
    ['2,000 properties', { properties: properties(2_000) }, '', 'too_many_properties', '300'],
    ['a reference to itself', { $ref: '#' }, '/$ref', 'reference_not_allowed', '$ref'],
    [
      'a remote reference',
      { properties: { a: { items: { $ref: 'http://169.254.169.254/' } } } },
      '/properties/a/items/$ref',
      'reference_not_allowed',
      '$ref',
    ],
    ['a remote identity', { $id: 'file:///etc/passwd' }, '/$id', 'reference_not_allowed', '$id'],
    [
      'a remote dialect',
      { $schema: 'http://10.0.0.1/' },
      '/$schema',
      'reference_not_allowed',
      'json-schema.org',
    ],
    [
      '$data',
      { properties: { a: { maximum: { $data: '1/b' } } } },
      '/properties/a/maximum',
      'reference_not_allowed',
      '$data',
    ],
    [
      'an evil pattern',
      { properties: { a: { pattern: '^(a+)+$' } } },
      '/properties/a/pattern',
      'invalid_pattern',
      '(a+)+',
    ],
    ['100,000 enum values', { enum: Array(100_000).fill('x') }, '', 'too_many_items', '50000'],
    ['1,001 enum values', { enum: Array(1_001).fill('x') }, '/enum', 'too_many_values', '1000'],
    ['unbounded unique items', { uniqueItems: true }, '/uniqueItems', 'unbounded_unique_items', 'maxItems'],
    ['50 levels', nest(50), '', 'too_deep', '32'],
    ['13 levels', nest(13), '/items'.repeat(13), 'too_deep', '12'],
    ['1 MB', { description: 'x'.repeat(1_000_000) }, '', 'too_long', '256000'],
  ])('refuses %s, naming place and limit', (_, schema, path, code, limit) => {
    const [issue] = lintSchema(schema, '/schema');
    expect(issue).toMatchObject({ path: `/schema${path}`, code });
    expect(issue?.message).toContain(limit);
  });

  it('accepts exactly 12 levels', () => {
    expect(lintSchema(nest(12))).toEqual([]);
  });

  it('takes no time over the worst of them', () => {
    const cpu = startCpuClock();
    lintSchema({ properties: properties(2_000) });
    lintSchema({ enum: Array(100_000).fill('x') });
    expect(cpu()).toBeLessThan(200);
  });
});

describe('lintDocument', () => {
  it('counts bytes, not characters', () => {
    expect(lintDocument({ a: 'é'.repeat(100_000) })).toEqual([]);
    expect(lintDocument({ a: 'é'.repeat(130_000) })[0]).toMatchObject({ code: 'too_long' });
  });
});

describe('refuseSchema', () => {
  it('throws the code that fits', () => {
    const issue = (code: string) => ({ path: '', code, message: 'm' });
    expect(() => refuseSchema([issue('invalid_pattern')])).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
    expect(() => refuseSchema([issue('too_deep')])).toThrow(
      expect.objectContaining({ code: 'schema_too_complex' }),
    );
    expect(refuseSchema([])).toBeUndefined();
  });
});
