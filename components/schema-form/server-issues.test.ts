import { describe, expect, it } from 'vitest';
import type { FormSchema } from './form-schema.ts';
import { issuesToErrorSchema, placeIssues, standingIssues, summaryOfIssues } from './server-issues.ts';

const SCHEMA: FormSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', title: 'Name' },
    ports: { type: 'array', title: 'Ports', items: { type: 'number' } },
  },
};
const VALUE = { name: 'x', ports: [1, 2] };
const issue = (path: string, message = 'No.') => ({ path, code: 'invalid', message });

describe('placeIssues', () => {
  it('places what lies below the base on its field', () => {
    expect(
      placeIssues([issue('/properties/name'), issue('/properties/ports/1')], SCHEMA, VALUE, '/properties'),
    ).toEqual([
      { path: ['name'], message: 'No.' },
      { path: ['ports', 1], message: 'No.' },
    ]);
  });

  it.each([
    '',
    '/',
    '/entity',
    '/properties',
    '/properties/unknown',
    '/propertiesX/name',
    '/properties/toString',
  ])('takes %j for an issue of the whole form', (path) =>
    expect(placeIssues([issue(path)], SCHEMA, VALUE, '/properties')[0]?.path).toBeUndefined());

  it('works without a base', () => {
    expect(placeIssues([issue('/name')], SCHEMA, VALUE)[0]?.path).toEqual(['name']);
  });
});

it('shows issues at fields and lists all of them', () => {
  const placed = placeIssues([issue('/ports/0', 'Taken.'), issue('', 'Too many.')], SCHEMA, VALUE);
  expect(issuesToErrorSchema(placed)).toEqual({ ports: { 0: { __errors: ['Taken.'] } } });
  expect(summaryOfIssues('f', SCHEMA, placed)).toEqual([
    { fieldId: 'f__ports__0', label: 'Ports 1', message: 'Taken.' },
    { message: 'Too many.' },
  ]);
});

it('drops an issue once its field is changed, and keeps the others', () => {
  const placed = placeIssues([issue('/name'), issue('/ports'), issue('')], SCHEMA, VALUE);
  expect(standingIssues(placed, VALUE, { name: 'y', ports: [1, 2] }).map(({ path }) => path)).toEqual([
    ['ports'],
    undefined,
  ]);
});
