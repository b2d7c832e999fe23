import { expect, test } from 'vitest';
import { inputTitles } from './input-titles.ts';

test('names what has a title', () => {
  const properties = { region: { type: 'string', title: 'Region' }, nodes: { type: 'number' } };
  expect(inputTitles({ properties })).toEqual({ region: 'Region' });
  expect(inputTitles(undefined)).toEqual({});
});
