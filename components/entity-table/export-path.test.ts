import { describe, expect, it } from 'vitest';
import { readNames, readSort } from '#lib/query/name-list.ts';
import { exportPath } from './export-path.ts';
import { markedQuestion } from './marked-query.ts';

const usual = { sort: [], columns: ['$title'] };
const marks = (...ids: string[]) => ({ ids: new Set(ids), all: false });
const paramsOf = (path: string | undefined) => new URL(path ?? '', 'http://x').searchParams;

describe('the address of an export', () => {
  it('is as short as the question', () => {
    expect(exportPath('a/b', 'csv', usual)).toBe('/v1/blueprints/a%2Fb/export?format=csv&columns=%24title');
  });

  it('carries odd names of columns so that the server reads them', () => {
    const odd = ['-a', 'b,c', '50%', 'ä'];
    const sort = odd.map((property) => ({ property, order: 'DESC' as const }));
    const params = paramsOf(exportPath('service', 'json', { sort, columns: odd }));
    expect(readNames(params.get('columns') ?? '')).toEqual(odd);
    expect(readSort(params.get('sort') ?? '')).toEqual(sort);
  });

  it('asks for the marked rows of the filter, or for the whole filter', () => {
    const filter = { combinator: 'or' as const, rules: [{ property: 'a', operator: '=', value: 1 }] };
    const question = { query: filter, text: 'x' };
    const { query, text } = markedQuestion(question, marks('b', 'ö"'));
    expect(text).toBe('x');
    expect(query).toEqual({
      combinator: 'and',
      rules: [
        filter,
        { combinator: 'and', rules: [{ property: '$identifier', operator: 'in', value: ['b', 'ö"'] }] },
      ],
    });
    expect(markedQuestion(question, { ids: new Set(), all: true })).toBe(question);
    const params = paramsOf(exportPath('service', 'csv', { ...usual, ...markedQuestion({}, marks('b')) }));
    expect(JSON.parse(params.get('query') ?? '').rules[0].value).toEqual(['b']);
  });

  it('is none when more is marked than an address holds', () => {
    const many = (count: number) =>
      exportPath('service', 'csv', {
        ...usual,
        ...markedQuestion({}, marks(...Array.from({ length: count }, (_, n) => `entity-${n}`))),
      });
    expect(many(300)).toBeDefined();
    expect(many(1_000)).toBeUndefined();
  });
});
