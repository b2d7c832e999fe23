import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { planChanges } from './plan-changes.ts';

const base: BlueprintDocument = {
  identifier: 'service',
  title: 'Service',
  schema: {
    properties: {
      tier: { type: 'string', title: 'Tier', enum: ['gold', 'silver'] },
      size: { type: 'number' },
    },
    required: ['tier'],
  },
  relations: { system: { title: 'System', target: 'system', many: true } },
  mirrorProperties: { domain: { path: 'system.domain' } },
};
const plan = (changes: Record<string, unknown>) => planChanges(base, { ...base, ...changes });
const sentences = (changes: Record<string, unknown>) => plan(changes).map(({ sentence }) => sentence);
const properties = (changes: Record<string, unknown>) => ({
  schema: { ...base.schema, properties: { ...base.schema?.properties, ...changes } },
});

describe('planChanges', () => {
  it('finds nothing where nothing changes, and one thing where everything is new', () => {
    expect(plan({})).toEqual([]);
    expect(planChanges(undefined, base)).toEqual([
      {
        kind: 'add',
        what: 'blueprint',
        name: 'service',
        path: '',
        sentence: 'Creates the blueprint “Service” with 2 properties and 1 relation.',
        check: { of: 'nothing' },
      },
    ]);
  });

  it.each([
    [{ title: 'Services' }, 'Changes the title from “Service” to “Services”.'],
    [{ title: undefined }, 'Removes “title”.'],
    [{ icon: 'Book' }, 'Sets the icon to “Book”.'],
    [{ ownership: { type: 'Direct' } }, 'Sets “ownership”.'],
    [
      { identifier: 'svc' },
      'Renames the blueprint from “service” to “svc”; addresses and clients with the old name stop working.',
    ],
    [{ mirrorProperties: {} }, 'Removes the mirror property “domain”.'],
    [
      { calculationProperties: { x: { calculation: '1', title: 'X' } } },
      'Adds the calculation property “X”.',
    ],
    [
      properties({ seen: { type: 'string', format: 'date-time' } }),
      'Adds the property “seen”: a text (date-time).',
    ],
    [
      { schema: { properties: { tier: base.schema?.properties?.tier }, required: ['tier'] } },
      'Removes the property “size”; its values stay stored, but no form or table shows them.',
    ],
    [{ schema: { ...base.schema, required: [] } }, '“Tier” is not required any more.'],
    [{ schema: { ...base.schema, required: ['tier', 'size'] } }, '“size” becomes required.'],
    [{ relations: {} }, 'Removes the relation “System”; its links stay stored, but are not shown.'],
    [
      { relations: { ...base.relations, owner: { target: '_team', required: true } } },
      'Adds the relation “owner” to one entity of “_team”, required.',
    ],
    [
      { relations: { system: { title: 'System', target: 'domain', required: true } } },
      'Changes the relation “System”: leads to “domain” instead of “system”; has one target only; becomes required.',
    ],
  ])('%j', (changes, sentence) => {
    expect(sentences(changes)).toEqual([sentence]);
  });

  it('says when only the order changes', () => {
    const { tier, size } = base.schema?.properties ?? {};
    expect(sentences({ schema: { ...base.schema, properties: { size, tier } } })).toEqual([
      'Changes the order of the properties.',
    ]);
    expect(
      plan({ schema: { ...base.schema, properties: { a: {}, size, tier } } }).map(({ what }) => what),
    ).toEqual(['property', 'order']);
  });

  it('holds values against the new schema only when it is another one', () => {
    const checks = (changes: Record<string, unknown>) => plan(changes).map(({ check }) => check);
    expect(checks(properties({ size: { type: 'number', title: 'Size', icon: 'Ruler' } }))).toEqual([
      { of: 'value', property: 'size' },
    ]);
    expect(checks(properties({ size: { type: 'number', minimum: 2 } }))).toEqual([
      { of: 'value', property: 'size', schema: { type: 'number', minimum: 2 } },
    ]);
    expect(checks(properties({ back: { type: 'string' } }))).toEqual([
      { of: 'value', property: 'back', schema: { type: 'string' } },
    ]);
  });

  it('looks for links under the name their blueprint has until it is saved', () => {
    const self = { ...base, relations: { parent: { target: 'service' } } };
    const renamed = { ...self, identifier: 'svc', relations: { parent: { target: 'svc', required: true } } };
    expect(planChanges(self, renamed).map(({ what, check }) => [what, check])).toEqual([
      ['identifier', { of: 'every' }],
      ['relation', { of: 'links', relation: 'parent', target: 'service', faults: ['missing'] }],
    ]);
  });

  it('is not misled by names such as constructor, and writes paths as JSON Pointers', () => {
    expect(
      plan(properties({ constructor: { type: 'string' }, 'a/b': { type: 'string' } })).map(
        ({ path }) => path,
      ),
    ).toEqual(['/schema/properties/constructor', '/schema/properties/a~1b']);
    expect(plan({ calculationProperties: { constructor: { calculation: '1' } } })).toHaveLength(1);
  });
});
