import { describe, expect, it } from 'vitest';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { projectEntity } from './project-entity.ts';
import { type StoredEntity, toWireEntity } from './wire-entity.ts';

const document = {
  identifier: 'service',
  schema: { properties: { z: { type: 'string' }, a: { type: 'number' } } },
  relations: { many: { target: 'x', many: true }, one: { target: 'x' }, constructor: { target: 'x' } },
} as unknown as BlueprintDocument;

const stored: StoredEntity = {
  identifier: 'e',
  title: null,
  icon: null,
  team: ['dev'],
  properties: { extra: 1, a: 5 },
  computed: { total: 9 },
  createdAt: new Date('2026-01-01T00:00:00.123Z'),
  createdBy: 'u1',
  updatedAt: new Date('2026-01-02T00:00:00Z'),
  updatedBy: 'u2',
};
const entity = toWireEntity({ entity: stored, document, links: { many: ['p', 'q'], one: ['p'] } });

describe('toWireEntity', () => {
  it('shows declared properties in order, null where unset, then the rest', () => {
    expect(JSON.stringify(entity.properties)).toBe('{"z":null,"a":5,"extra":1,"total":9}');
  });

  it('shows relations as one identifier, a list, or null', () => {
    expect(entity.relations).toEqual({ many: ['p', 'q'], one: 'p', constructor: null });
  });

  it('leaves icon out when there is none, never the dates', () => {
    expect(entity).not.toHaveProperty('icon');
    expect(entity).toMatchObject({ title: null, createdAt: '2026-01-01T00:00:00.123Z', updatedBy: 'u2' });
    expect(toWireEntity({ entity: { ...stored, icon: 'Box' }, document, links: {} }).icon).toBe('Box');
  });

  it('can leave computed properties out', () => {
    const bare = toWireEntity({ entity: stored, document, links: {}, withoutComputed: true });
    expect(bare.properties).not.toHaveProperty('total');
  });
});

describe('projectEntity', () => {
  const keys = (include?: string[], exclude?: string[]) =>
    Object.keys(projectEntity(entity, { include, exclude }));

  it('keeps everything when nothing is asked', () => {
    expect(projectEntity(entity, {})).toEqual(entity);
    expect(projectEntity(entity, { include: [] })).toEqual(entity);
  });

  it('keeps identifier and blueprint always', () => {
    expect(keys(['$title'])).toEqual(['title', 'properties', 'relations', 'identifier', 'blueprint']);
  });

  it('takes names with or without $, by group or single, separated or not', () => {
    const picked = projectEntity(entity, { include: ['$team,properties.a', 'one'] });
    expect(picked).toMatchObject({ team: ['dev'], properties: { a: 5 }, relations: { one: 'p' } });
    expect(projectEntity(entity, { include: ['properties'] }).properties).toEqual(entity.properties);
    expect(projectEntity(entity, { include: ['z'] }).properties).toEqual({ z: null });
  });

  it('leaves out what is excluded', () => {
    const rest = projectEntity(entity, { exclude: ['team', 'relations', 'properties.a', 'z'] });
    expect(rest).not.toHaveProperty('team');
    expect(rest).not.toHaveProperty('relations');
    expect(rest.properties).toEqual({ extra: 1, total: 9 });
  });
});
