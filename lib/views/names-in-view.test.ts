import { expect, it } from 'vitest';
import { namesInView } from './names-in-view.ts';

const names = (state: string) => [...namesInView(state)].sort();
const filter = (...parts: unknown[]) =>
  new URLSearchParams(parts.map((part) => ['filter', JSON.stringify(part)])).toString();

it.each([
  ['q=tier', []],
  [
    'columns=$title,a%252Cb&pin=kind&sort=-tier,$title&group=owner',
    ['$title', 'a,b', 'kind', 'owner', 'tier'],
  ],
  [filter(['tier', 'in', ['gold']], ['kind', 'isEmpty']), ['kind', 'tier']],
  [filter(['or', ['tier', '=', 1], ['lead', 'isEmpty']]), ['lead', 'tier']],
  [filter({ combinator: 'and', rules: [{ property: 'x', operator: '=', value: { property: 'y' } }] }), ['x']],
  ['filter={&filter=5&filter=[]&filter=null&columns=', []],
])('finds the names in %s', (state, expected) => expect(names(state)).toEqual(expected));
