import { describe, expect, it } from 'vitest';
import { findReferences } from '#lib/actions/input-values.ts';
import type { WireEntity } from '#lib/entities/wire-entity.ts';
import { pickedKey, resolvePicked } from './resolve-picked.ts';

const picker = (blueprint: string) => ({ type: 'string', format: 'entity', blueprint });
const userInputs = {
  properties: {
    one: picker('service'),
    many: { type: 'array', items: picker('service') },
    other: picker('team'),
    free: { type: 'string' },
  },
};

function resolve(values: Record<string, unknown>, text = '') {
  const entity = { identifier: 'api', blueprint: 'service', properties: { text } } as unknown as WireEntity;
  const entities = new Map([[pickedKey('service', 'api'), entity]]);
  return { entity, ...resolvePicked(values, findReferences(userInputs, values), entities) };
}

describe('resolvePicked', () => {
  it('puts entities in the place of their identifiers, alone and in lists', () => {
    const { entity, resolved, issues } = resolve({ one: 'api', many: ['gone', 'api', 7], free: 'api' });
    expect(resolved).toEqual({ one: entity, many: ['gone', entity, 7], free: 'api' });
    expect(issues).toEqual([]);
  });

  it('takes an identifier only for one of the blueprint of its input', () => {
    expect(resolve({ other: 'api' }).resolved).toEqual({ other: 'api' });
  });

  it('leaves everything as it is when the copies together are too much, and names the field', () => {
    const values = { one: 'api', many: Array.from({ length: 9 }, () => 'api') };
    const { resolved, issues } = resolve(values, 'x'.repeat(110_000));
    expect(resolved).toBe(values);
    expect(issues).toEqual([
      {
        path: '/properties/many',
        code: 'too_long',
        message: 'What is picked holds more than 1000000 characters together; pick less.',
      },
    ]);
    expect(resolve({ ...values, one: 'gone' }, 'x'.repeat(110_000)).issues).toEqual([]);
  });
});
