import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from './blueprint-document.ts';
import { findUses, type Subject, type Users } from './find-uses.ts';

const service: BlueprintDocument = {
  identifier: 'service',
  schema: {
    properties: {
      tier: { type: 'string' },
      'tier.x': {},
      lead: { type: 'string', format: 'entity', blueprint: 'person' },
    },
  },
  relations: { system: { target: 'system' } },
  mirrorProperties: { domain: { title: 'Domain', path: 'system.domain.$title' } },
  calculationProperties: {
    high: { calculation: '.properties.tier == "gold"' },
    tiers: { calculation: '.properties.tiers' },
    odd: { calculation: '.properties["tier.x"]' },
    linked: { calculation: '.relations.system' },
  },
  ownership: { type: 'Inherited', path: 'system' },
};
const system: BlueprintDocument = {
  identifier: 'system',
  relations: { domain: { target: 'domain' }, main: { target: 'service' } },
  mirrorProperties: { tier: { path: 'main.tier' } },
  aggregationProperties: {
    best: { target: 'service', calculationSpec: { property: 'tier' } },
    gold: {
      target: 'service',
      query: { combinator: 'and', rules: [{ property: 'tier', operator: '=', value: 'gold' }] },
    },
    far: { target: 'service', pathFilter: [{ fromBlueprint: 'service', path: ['system'] }] },
  },
};
const domain: BlueprintDocument = { identifier: 'domain' };
const model = [service, system, domain];
const action = (name: string, blueprintIdentifier: string, more: object) => ({
  name,
  title: name,
  document: { trigger: { blueprintIdentifier, ...(more as { userInputs?: object }) }, ...more },
});
const users: Users = {
  model,
  blueprints: model,
  actions: [
    action('reads', 'service', { payload: '{{ .entity.properties.tier }}' }),
    action('elsewhere', 'system', { payload: '{{ .entity.properties.tier }}' }),
    action('offers', 'system', {
      userInputs: {
        properties: {
          s: { format: 'entity', blueprint: 'service', dataset: { rules: [{ property: 'tier' }] } },
        },
      },
    }),
  ],
  policies: [
    { name: 'p', title: 'Gold only', document: { conditions: { $or: [{ 'properties.tier': 'gold' }] } } },
  ],
  views: [{ name: 'v1', title: 'Ours', names: new Set(['tier', 'system']) }],
  indexes: ['tier', '$title'],
};
const names = (subject: Omit<Subject, 'blueprint'>, blueprint = 'service', all = users) =>
  findUses({ ...subject, blueprint }, all).map(({ kind, name, blueprint: of }) =>
    [kind, of, name].filter(Boolean).join(' '),
  );

describe('findUses', () => {
  it('finds who reads a property', () => {
    expect(names({ kind: 'property', name: 'tier' })).toEqual([
      'calculation service high',
      'mirror system tier',
      'aggregation system best',
      'aggregation system gold',
      'action reads',
      'action offers',
      'policy p',
      'view v1',
      'index tier',
    ]);
    expect(names({ kind: 'property', name: 'tier.x' })).toEqual(['calculation service odd']);
    expect(names({ kind: 'property', name: 'tie' })).toEqual([]);
  });

  it('finds who follows a relation', () => {
    expect(names({ kind: 'relation', name: 'system' })).toEqual([
      'mirror service domain',
      'calculation service linked',
      'ownership service ownership',
      'aggregation system far',
      'view v1',
    ]);
    expect(names({ kind: 'relation', name: 'domain' }, 'system')).toEqual(['mirror service domain']);
  });

  it('finds who names a blueprint', () => {
    expect(names({ kind: 'blueprint', name: 'service' })).toEqual([
      'relation system main',
      'aggregation system best',
      'aggregation system gold',
      'aggregation system far',
      'action reads',
      'action offers',
    ]);
    expect(names({ kind: 'blueprint', name: 'person' }, 'person')).toEqual(['property service lead']);
  });

  it('follows paths as they lead now, and looks at documents as they will be', () => {
    const { mirrorProperties: _, relations: __, ...bare } = service;
    const blueprints = [{ ...bare, identifier: 'service' }, system, domain];
    expect(names({ kind: 'relation', name: 'system' }, 'service', { ...users, blueprints })).not.toContain(
      'mirror service domain',
    );
    const kept = [{ ...service, relations: {} }, system, domain];
    expect(names({ kind: 'relation', name: 'system' }, 'service', { ...users, blueprints: kept })).toContain(
      'mirror service domain',
    );
  });

  it('bears documents that hold anything', () => {
    const odd = {
      identifier: 'odd',
      mirrorProperties: { m: { path: 5 } },
      relations: { r: { target: 'odd' } },
    } as never;
    const strange = {
      ...users,
      model: [odd],
      blueprints: [odd],
      actions: [{ name: 'x', title: 'x', document: {} }],
    };
    expect(names({ kind: 'relation', name: 'r' }, 'odd', strange)).toEqual([]);
  });
});
