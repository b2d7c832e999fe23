import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { parseEntity } from './entity-input.ts';
import { toWireEntity } from './wire-entity.ts';

const name = fc.oneof(
  fc.constantFrom('a', 'b', 'constructor', '__proto__', 'toString'),
  fc.string({ maxLength: 4 }),
);
const values = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
  fc.constant({ rules: [] }),
  fc.object({ maxDepth: 2 }),
);
const entity = fc.record(
  {
    identifier: values,
    title: values,
    icon: values,
    team: values,
    properties: fc.oneof(values, fc.dictionary(name, values)),
    relations: fc.oneof(values, fc.dictionary(name, values)),
    other: values,
  },
  { requiredKeys: [] },
);

describe('whatever entity somebody sends', () => {
  it('is answered, never thrown at, and what is accepted has the kinds it should', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.oneof(entity, fc.jsonValue()),
        fc.constantFrom('whole' as const, 'patch' as const),
        (input, kind) => {
          const { entity: read, issues } = parseEntity(input, kind);
          if (issues.length > 0) return;
          accepted += 1;
          const { identifier, title, team, relations = {} } = read;
          expect(['string', 'object', 'undefined']).toContain(typeof identifier);
          expect(title === undefined || title === null || typeof title === 'string').toBe(true);
          if (Array.isArray(team)) expect(new Set(team).size).toBe(team.length);
          for (const value of Object.values(relations)) {
            expect(value === null || Array.isArray(value) || 'query' in value).toBe(true);
          }
        },
      ),
      { numRuns: 1_000 },
    );
    expect(accepted).toBeGreaterThan(10);
  });

  it('is shown with every declared property and relation, whatever their names', () => {
    const names = fc.uniqueArray(
      name.filter((text) => text !== '__proto__'),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(names, names, fc.dictionary(name, fc.jsonValue()), (properties, relations, stored) => {
        const document = {
          identifier: 'x',
          schema: { properties: Object.fromEntries(properties.map((one) => [one, { type: 'string' }])) },
          relations: Object.fromEntries(
            relations.map((one) => [one, { target: 'x', many: one.length % 2 === 0 }]),
          ),
        } as unknown as BlueprintDocument;
        const at = new Date(0);
        const row = {
          identifier: 'e',
          title: null,
          icon: null,
          team: [],
          computed: {},
          createdAt: at,
          createdBy: 'u',
          updatedAt: at,
          updatedBy: 'u',
        };
        const wire = toWireEntity({ entity: { ...row, properties: stored }, document, links: {} });
        for (const one of properties) {
          expect(Object.hasOwn(wire.properties, one)).toBe(true);
          expect(wire.properties[one]).toEqual(Object.hasOwn(stored, one) ? stored[one] : null);
        }
        expect(Object.keys(wire.relations).sort()).toEqual([...relations].sort());
        for (const one of relations) expect(wire.relations[one]).toEqual(one.length % 2 === 0 ? [] : null);
      }),
    );
  });
});
