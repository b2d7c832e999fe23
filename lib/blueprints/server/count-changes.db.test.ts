import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertBlueprint } from '#db/testing/insert-entities.ts';
import { testDatabase } from '#db/testing/test-database.ts';
import { testWorld } from '#lib/access/server/fixtures/test-context.ts';
import type { PropertyDefinition } from '#lib/blueprints/property-definition.ts';
import { toValueSchema } from '#lib/blueprints/value-schema.ts';
import { countChanges } from './count-changes.ts';

const database = await testDatabase();
const { sql } = database;
const world = testWorld(database);
const admin = await world.person({ name: 'admin', role: 'Admin' });

const VALUES: unknown[] = [
  null,
  '',
  'a',
  'gold',
  'ünï',
  '😀😀',
  'https://example.com',
  'a@example.com',
  '2026-01-31',
  '2026-02-30',
  '2026-01-31T12:00:00Z',
  '10.0.0.1',
  'javascript:alert(1)',
  0,
  1,
  1.5,
  -3,
  30,
  1e9,
  0.1,
  true,
  false,
  [],
  ['a'],
  ['a', 'a'],
  [1, 2, 3],
  [1, 'a'],
  [['a'], []],
  [null],
  {},
  { a: 1 },
  { a: 'x', b: [1] },
];
let values = '';

beforeAll(async () => {
  values = await insertBlueprint(sql, 'values');
  const rows = VALUES.map((value, index) => ({ id: index + 1, value }));
  await sql`insert into entities (blueprint_id, id, identifier, properties, created_by, updated_by)
    select ${values}, ('00000000-0000-7000-8000-' || lpad(item->>'id', 12, '0'))::uuid, 'v' || (item->>'id'),
      jsonb_build_object('p', item->'value'), 't', 't'
    from jsonb_array_elements(${sql.json(rows as never)}::jsonb) item`;
  await sql`insert into entities (blueprint_id, id, identifier, created_by, updated_by)
    values (${values}, gen_random_uuid(), 'none', 't', 't')`;
});

const small = fc.integer({ min: 0, max: 3 });
const bound = fc.constantFrom(-3, 0, 0.1, 1, 1.5, 30);
const choices = fc.uniqueArray(fc.constantFrom(...VALUES.filter((value) => value !== null)), {
  maxLength: 4,
});
const scalar = fc.oneof(
  fc.record(
    {
      type: fc.constant('string'),
      enum: choices,
      minLength: small,
      maxLength: small,
      pattern: fc.constantFrom('^g', '[a-z]+$', '.'),
      format: fc.constantFrom('url', 'email', 'date-time', 'date', 'timer', 'ipv4', 'markdown'),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constant('number'),
      enum: choices,
      minimum: bound,
      maximum: bound,
      exclusiveMinimum: bound,
      exclusiveMaximum: bound,
    },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom('boolean', 'object', 'unheard') }),
);
const definition = fc.oneof(
  scalar,
  fc.record(
    {
      type: fc.constant('array'),
      minItems: small,
      maxItems: small,
      uniqueItems: fc.boolean(),
      items: scalar,
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    { type: fc.constant('object'), properties: fc.record({ a: scalar }), required: fc.constant(['a']) },
    { requiredKeys: ['type', 'properties'] },
  ),
) as fc.Arbitrary<PropertyDefinition>;

describe('countChanges', () => {
  it('finds those that fail when each value is validated alone', async () => {
    const ctx = await world.as(admin);
    const judge = async (schema: object, value: unknown) =>
      (await world.services.validator.validate(schema as never, value)).length > 0;
    await fc.assert(
      fc.asyncProperty(definition, async (property) => {
        const schema = toValueSchema(property);
        const held = VALUES.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
        const failing: string[] = [];
        for (const { value, index } of held) if (await judge(schema, value)) failing.push(`v${index + 1}`);
        const { counts, rows } = await countChanges(ctx, values, [{ of: 'value', property: 'p', schema }]);
        expect(rows).toEqual({ value: VALUES.length + 1, exact: true });
        expect(counts).toEqual([
          {
            rows: held.length,
            failing: failing.length,
            exact: true,
            examples: failing.slice(0, 5).map((identifier) => ({ identifier, title: null })),
          },
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('counts page after page, also what goes to the validator', async () => {
    const many = await insertBlueprint(sql, 'many');
    await sql`insert into entities (blueprint_id, id, identifier, properties, created_by, updated_by)
      select ${many}, gen_random_uuid(), 'e' || n, jsonb_build_object('p', 'value ' || n % 10), 't', 't'
      from generate_series(1, 12000) n`;
    const checks = [
      { of: 'value' as const, property: 'p', schema: { type: 'string', enum: ['value 1'] } },
      { of: 'value' as const, property: 'p', schema: { type: 'string', pattern: '[0-4]$' } },
      { of: 'required' as const, property: 'q' },
      { of: 'every' as const },
    ];
    const ctx = await world.as(admin);
    const { counts, rows } = await countChanges(ctx, many, checks);
    expect(rows).toEqual({ value: 12_000, exact: true });
    expect(counts.map(({ rows, failing, exact }) => [rows, failing, exact])).toEqual([
      [12_000, 10_800, true],
      [12_000, 6_000, true],
      [0, 12_000, true],
      [12_000, 0, true],
    ]);
    const hurried = await countChanges(ctx, many, checks, 0);
    expect(hurried.rows).toEqual({ value: 10_000, exact: false });
    expect(hurried.counts.map(({ rows, exact }) => [rows, exact])).toContainEqual([10_000, false]);
  });

  it('bears a schema that takes too long, and says that there may be more', async () => {
    const schema = { type: 'string', pattern: '(?=nothing)' };
    const { counts } = await countChanges(await world.as(admin), values, [
      { of: 'value', property: 'p', schema },
      { of: 'value', property: 'p', schema: { type: 'number' } },
    ]);
    expect(counts).toMatchObject([{ failing: 0, exact: false }, { exact: true }]);
  });
});
