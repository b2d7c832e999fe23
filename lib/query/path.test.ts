import { describe, expect, it } from 'vitest';
import { type QueryModel, resolvePath, resolveRelation } from './path.ts';

const model: QueryModel = {
  properties: new Set(['tier', 'owner.name', 'service.tier', 'plain.dotted']),
  relations: new Set(['service', 'a.b']),
  isScalar: () => true,
};
const five = 'service.r.r.r.r';

describe('the path of a property', () => {
  it.each([
    ['tier', [], 'tier'],
    ['$title', [], '$title'],
    ['nobody', [], 'nobody'],
    ['service.owner', ['service'], 'owner'],
    ['service.team.lead.$title', ['service', 'team', 'lead'], '$title'],
    ['service', [], 'service'],
  ])('%s', (name, hops, property) => expect(resolvePath(name, model)).toEqual({ hops, property }));

  it('does not exist where the dotted name itself is declared', () => {
    expect(resolvePath('service.tier', model)).toEqual({ hops: [], property: 'service.tier' });
  });

  it('starts with a relation, or the dots are part of the name', () => {
    expect(resolvePath('config.region', model)).toEqual({ hops: [], property: 'config.region' });
    expect(resolvePath('.tier', model)).toEqual({ hops: [], property: '.tier' });
  });

  it('follows four relations, not five', () => {
    expect(resolvePath('service.r.r.r.tier', model).hops).toHaveLength(4);
    expect(() => resolvePath(`${five}.tier`, model)).toThrow(
      expect.objectContaining({ code: 'query_too_expensive', message: expect.stringContaining(five) }),
    );
  });
});

describe('the way of a relation', () => {
  it('is the relation alone, also when its name has dots', () => {
    expect(resolveRelation('service', model)).toEqual(['service']);
    expect(resolveRelation('a.b', model)).toEqual(['a.b']);
  });

  it('is each part in turn otherwise, known or not: what is unknown leads nowhere', () => {
    expect(resolveRelation('service.domain', model)).toEqual(['service', 'domain']);
    expect(resolveRelation('nobody', model)).toEqual(['nobody']);
    expect(() => resolveRelation(five, model)).toThrow(
      expect.objectContaining({ code: 'query_too_expensive' }),
    );
  });
});
