import { describe, expect, it } from 'vitest';
import { parseEntity } from './entity-input.ts';

const parse = (input: unknown) => parseEntity(input, 'whole');
const issues = (input: unknown, kind: 'whole' | 'patch' = 'whole') =>
  parseEntity(input, kind).issues.map(({ path, code }) => [path, code]);

describe('parseEntity', () => {
  it('tells what is absent from what is empty', () => {
    expect(parse({})).toEqual({ entity: {}, issues: [] });
    expect(
      parse({ identifier: null, title: null, team: null, properties: null, relations: null }).entity,
    ).toEqual({
      title: null,
      team: [],
    });
  });

  it('reads one team or several, each once', () => {
    expect(parse({ team: 'dev' }).entity.team).toEqual(['dev']);
    expect(parse({ team: ['dev', 'ops', 'dev'] }).entity.team).toEqual(['dev', 'ops']);
    expect(parse({ team: '' }).entity.team).toEqual([]);
  });

  it('reads relations as lists, and null as nothing', () => {
    const relations = { one: 'a', many: ['a', 'b', 'a'], none: null, empty: '', list: [] };
    expect(parse({ relations }).entity.relations).toEqual({
      one: ['a'],
      many: ['a', 'b'],
      none: null,
      empty: null,
      list: [],
    });
  });

  it('reads searches in place of identifiers', () => {
    const query = { combinator: 'and', rules: [] };
    expect(parse({ identifier: query, team: query, relations: { r: query } })).toEqual({
      entity: { identifier: { query }, team: { query }, relations: { r: { query } } },
      issues: [],
    });
  });

  it('ignores what a client read and sends back, and what nobody knows', () => {
    const read = { blueprint: 'b', createdAt: 'x', updatedBy: 'x', scorecards: {}, something: 1 };
    expect(parse({ identifier: 'a', ...read })).toEqual({ entity: { identifier: 'a' }, issues: [] });
  });

  it('refuses in a patch whatever it cannot change', () => {
    expect(issues({ title: 'x', id: 1, version: 2, createdBy: 'x', owner: 'y' }, 'patch')).toEqual([
      ['/id', 'read_only'],
      ['/version', 'read_only'],
      ['/createdBy', 'read_only'],
      ['/owner', 'unknown_field'],
    ]);
  });

  it.each([
    ['text', '', 'wrong_type'],
    [[], '', 'wrong_type'],
    [{ identifier: '' }, '/identifier', 'invalid_identifier'],
    [{ identifier: 'a\nb' }, '/identifier', 'invalid_identifier'],
    [{ identifier: 'x'.repeat(513) }, '/identifier', 'invalid_identifier'],
    [{ identifier: 5 }, '/identifier', 'invalid_identifier'],
    [{ identifier: { toString: '' } }, '/identifier', 'invalid_identifier'],
    [{ title: { toString: '' } }, '/title', 'wrong_type'],
    [{ title: 5 }, '/title', 'wrong_type'],
    [{ title: 'x'.repeat(1_001) }, '/title', 'too_long'],
    [{ team: [1] }, '/team/0', 'wrong_type'],
    [{ team: {} }, '/team', 'wrong_type'],
    [{ team: Array(101).fill('t') }, '/team', 'too_many_items'],
    [{ properties: [] }, '/properties', 'wrong_type'],
    [{ relations: 'a' }, '/relations', 'wrong_type'],
    [{ relations: { 'a/b': [1] } }, '/relations/a~1b/0', 'invalid_identifier'],
    [{ relations: { a: {} } }, '/relations/a', 'invalid_identifier'],
    [{ relations: { a: Array(1_001).fill('x') } }, '/relations/a', 'too_many_items'],
    [{ properties: { a: '\0' } }, '/properties/a', 'invalid_text'],
    [{ properties: JSON.parse('{"__proto__":1}') }, '/properties/__proto__', 'name_not_allowed'],
  ])('refuses %j', (input, path, code) => {
    expect(issues(input)).toContainEqual([path, code]);
  });

  it('accepts identifiers as permissively as is safe', () => {
    for (const identifier of ['a b', 'ns/name:kind', 'käse', '🦊', 'x'.repeat(512), 'constructor']) {
      expect(issues({ identifier }), identifier).toEqual([]);
    }
  });
});
