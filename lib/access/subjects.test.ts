import { describe, expect, it } from 'vitest';
import { ATTRIBUTES, isAttribute, propertyOfPath, SUBJECTS } from './subjects.ts';

describe('what conditions may name', () => {
  it.each([...SUBJECTS])('of %s its attributes, and nothing inherited', (subject) => {
    for (const name of Object.keys(ATTRIBUTES[subject])) expect(isAttribute(subject, name)).toBe(true);
    for (const name of ['', 'toString', '__proto__', 'constructor', 'hasOwnProperty', 'password'])
      expect(isAttribute(subject, name)).toBe(false);
  });

  it('only entities have properties', () => {
    const named = SUBJECTS.filter((subject) => isAttribute(subject, 'properties.tier'));
    expect(named).toEqual(['Entity']);
    expect(isAttribute('Entity', 'properties.')).toBe(false);
    expect(isAttribute('Entity', 'properties')).toBe(false);
  });
});

it.each([
  ['properties.tier', 'tier'],
  ['properties.a.b', 'a.b'],
  ['properties.properties.a', 'properties.a'],
  ['properties.', undefined],
  ['property.tier', undefined],
  ['title', undefined],
])('%s names the property %s', (path, property) => {
  expect(propertyOfPath(path)).toBe(property);
});
