import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createSchemaValidator } from '#lib/schema/worker-validator.ts';
import { diffDocuments } from './diff-documents.ts';
import { parseBlueprint } from './parse-blueprint.ts';
import { wantedIndexes } from './property-index.ts';
import { toColumns } from './to-columns.ts';
import { toFormSchema } from './to-form-schema.ts';
import { toEntitySchema } from './value-schema.ts';

const validator = createSchemaValidator();
afterAll(() => validator.close());

const KEYWORDS = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
  'pattern',
  'enum',
  'format',
  'items',
  'properties',
  'required',
  'default',
  'title',
  'icon',
  'enumColors',
  'blueprint',
  'const',
  'allOf',
  'if',
  'additionalProperties',
];
const odd = fc.oneof(
  fc.integer({ min: -3, max: 5 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -9, max: 9 }),
  fc.boolean(),
  fc.constant(null),
  fc.string({ maxLength: 5 }),
  fc.constantFrom('date-time', 'url', 'email', 'user', 'markdown', 'nonsense', '^[a-z]+$', '[', 'string'),
  fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.constant(null)), { maxLength: 3 }),
  fc.constant({}),
);
const { definition } = fc.letrec((tie) => ({
  definition: fc
    .tuple(
      fc.constantFrom('string', 'number', 'boolean', 'array', 'object', 'enum', undefined),
      fc.dictionary(
        fc.constantFrom(...KEYWORDS),
        fc.oneof({ depthSize: 'small', maxDepth: 3 }, odd, tie('definition')),
      ),
    )
    .map(([type, rest]) => ({ ...rest, ...(type ? { type } : {}) })),
}));
const name = fc.oneof(
  fc.constantFrom('a', 'b', 'constructor', 'toString', '$title', 'x.y', '$ref', 'type'),
  fc.string({ minLength: 1, maxLength: 4 }),
);
const blueprint = fc.record(
  {
    identifier: fc.constant('service'),
    title: fc.oneof(fc.string({ maxLength: 5 }), fc.constant(null)),
    schema: fc.oneof(
      fc.constant(null),
      fc.record(
        {
          properties: fc.dictionary(name, definition as fc.Arbitrary<object>, { maxKeys: 6 }),
          required: fc.array(name, { maxLength: 3 }),
        },
        { requiredKeys: [] },
      ),
    ),
    relations: fc.dictionary(
      name,
      fc.record({
        target: fc.string({ minLength: 1, maxLength: 4 }),
        many: fc.boolean(),
        required: fc.boolean(),
      }),
      { maxKeys: 3 },
    ),
    anything: odd,
  },
  { requiredKeys: ['identifier'] },
);

describe('whatever document somebody sends', () => {
  it('is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(blueprint, fc.jsonValue({ maxDepth: 5 })), (input) => {
        const { document, issues } = parseBlueprint(input);
        expect(document === undefined).toBe(issues.length > 0);
        for (const issue of issues) expect(issue.message).toMatch(/\S/);
      }),
      { numRuns: 500 },
    );
  });

  it('is kept as it is when it is accepted, and all that is made of it works', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(blueprint, async (input) => {
        const { document } = parseBlueprint(input);
        if (!document) return;
        accepted += 1;
        expect(JSON.stringify(document)).toBe(JSON.stringify(input));
        expect(diffDocuments(document, input)).toEqual([]);
        const { schema, uiSchema } = toFormSchema(document);
        expect(JSON.stringify([schema, uiSchema])).not.toContain('"$ref":"');
        expect(toColumns(document).length).toBeGreaterThanOrEqual(7);
        expect(wantedIndexes(document)[0]).toEqual({ property: '$title', type: 'text' });
        // A schema that could not be compiled would reject.
        await expect(
          validator.validate(toEntitySchema(document), { a: 'x', b: [1] }),
        ).resolves.toBeInstanceOf(Array);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});
