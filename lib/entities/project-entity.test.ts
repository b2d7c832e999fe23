import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectEntity } from './project-entity.ts';
import type { WireEntity } from './wire-entity.ts';

const entity: WireEntity = {
  identifier: 'e',
  title: 'E',
  icon: 'Box',
  blueprint: 'service',
  team: ['web'],
  properties: { tier: 'gold', title: 'inner', 'a.b': 1, owner: null },
  relations: { owner: 'x', uses: ['y'] },
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'u1',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'u1',
};

describe('what is asked for', () => {
  it('by a bare name is every field, property and relation of that name', () => {
    expect(projectEntity(entity, { include: ['owner'] })).toEqual({
      identifier: 'e',
      blueprint: 'service',
      properties: { owner: null },
      relations: { owner: 'x' },
    });
    expect(projectEntity(entity, { include: ['$title'] })).toMatchObject({
      title: 'E',
      properties: { title: 'inner' },
    });
  });

  it('by the name of a group and a dot is one thing in that group', () => {
    const picked = projectEntity(entity, { include: ['relations.owner', 'properties.a.b'] });
    expect(picked).toMatchObject({ properties: { 'a.b': 1 }, relations: { owner: 'x' } });
    expect(Object.keys(picked.properties ?? {})).toEqual(['a.b']);
  });

  it('may be spaced out, and hold what nothing is called', () => {
    expect(projectEntity(entity, { include: [' title , team ', '', 'nobody', 'toString'] })).toEqual({
      identifier: 'e',
      blueprint: 'service',
      title: 'E',
      team: ['web'],
      properties: { title: 'inner' },
      relations: {},
    });
  });

  it('keeps its order, as the table shows it', () => {
    const { properties } = projectEntity(entity, { include: ['a.b', 'tier'] });
    expect(Object.keys(properties ?? {})).toEqual(['tier', 'a.b']);
  });
});

describe('what is not wanted', () => {
  it('is left out also when it is asked for', () => {
    const rest = projectEntity(entity, { include: ['properties', 'team'], exclude: ['tier', '$team'] });
    expect(rest).toEqual({
      identifier: 'e',
      blueprint: 'service',
      properties: { title: 'inner', 'a.b': 1, owner: null },
      relations: {},
    });
  });

  it('never is what names the entity', () => {
    expect(projectEntity(entity, { exclude: ['$identifier', 'blueprint'] })).toMatchObject({
      identifier: 'e',
      blueprint: 'service',
    });
  });
});

it('shares every field out between asking for names and doing without them', () => {
  const names = [
    'title',
    'icon',
    'team',
    'properties',
    'relations',
    'tier',
    'owner',
    'uses',
    'properties.title',
    'a.b',
  ];
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), (chosen) => {
      const asked = projectEntity(entity, { include: chosen });
      const rest = projectEntity(entity, { exclude: chosen });
      const merged = {
        ...rest,
        ...asked,
        properties: { ...rest.properties, ...asked.properties },
        relations: { ...rest.relations, ...asked.relations },
      };
      expect(merged).toEqual(entity);
      for (const group of ['properties', 'relations'] as const)
        for (const name of Object.keys(asked[group] ?? {}))
          expect(rest[group] ?? {}).not.toHaveProperty([name]);
    }),
  );
});
