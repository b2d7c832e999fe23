import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilterPart } from './filter-part.ts';
import { changeView, EMPTY_VIEW, readView, type ViewState, writeQuestion, writeView } from './view-state.ts';

const rule = fc.record({
  property: fc.string({ minLength: 1 }),
  operator: fc.constantFrom('=', '!=', 'in', 'contains', 'isEmpty'),
  value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()), fc.constant(null)),
});
const part = fc.oneof<fc.Arbitrary<FilterPart>[]>(
  rule,
  fc.record({
    combinator: fc.constantFrom('and' as const, 'or' as const),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ raw: fc.record({ operator: fc.string(), blueprint: fc.string(), value: fc.string() }) }),
);
const name = fc.stringMatching(/^[A-Za-z$_-][\w ,&=%/-]{0,12}$/);
const view = fc.record<ViewState>({
  text: fc.string(),
  match: fc.constantFrom('and' as const, 'or' as const),
  rules: fc.array(part, { maxLength: 4 }),
  sort: fc.array(fc.record({ property: name, order: fc.constantFrom('ASC' as const, 'DESC' as const) }), {
    maxLength: 3,
  }),
  columns: fc.option(fc.array(name, { maxLength: 5 }), { nil: undefined }),
  pins: fc.array(name, { maxLength: 3 }),
  group: fc.option(name, { nil: undefined }),
  limit: fc.constantFrom(25, 50, 100, 200),
  from: fc.constant(undefined),
  page: fc.constant(1),
  view: fc.option(name, { nil: undefined }),
});

test('a view survives the URL whatever its values contain', () => {
  fc.assert(
    fc.property(view, (original) => {
      expect(readView(new URLSearchParams(writeView(original).toString()))).toEqual(original);
    }),
  );
});

test('usual names can be read in the URL', () => {
  const sort = [{ property: '$title', order: 'DESC' as const }];
  const written = writeView({ ...EMPTY_VIEW, sort, columns: ['$title', 'tier'] });
  expect([written.get('sort'), written.get('columns')]).toEqual(['-$title', '$title,tier']);
});

test('the empty view writes nothing', () => {
  expect(writeView(EMPTY_VIEW).toString()).toBe('');
});

test('unreadable parts are left out, the rest opens', () => {
  const params = new URLSearchParams(
    'q=net&filter=%7Bbroken&filter=["team","in",["a"]]&limit=1000000&page=7&sort=,-,%25',
  );
  expect(readView(params)).toMatchObject({
    text: 'net',
    rules: [{ property: 'team', operator: 'in', value: ['a'] }],
    limit: 50,
    page: 1,
  });
});

test('another question goes back to the first page, other columns do not', () => {
  const third: ViewState = { ...EMPTY_VIEW, from: 'cursor', page: 3 };
  expect(changeView(third, { text: 'x' })).toMatchObject({ from: undefined, page: 1 });
  expect(changeView(third, { columns: ['tier'] })).toMatchObject({ from: 'cursor', page: 3 });
});

test.each([
  ['["owner","in",["net"]]', { property: 'owner', operator: 'in', value: ['net'] }],
  ['["or","=","x"]', { property: 'or', operator: '=', value: 'x' }],
  ['["or",["a","=",1],["b"]]', { combinator: 'or', rules: [{ property: 'a', operator: '=', value: 1 }] }],
  [
    '{"operator":"relatedTo","blueprint":"area","value":"net"}',
    { raw: { operator: 'relatedTo', blueprint: 'area', value: 'net' } },
  ],
])('a filter of a link is read: %s', (text, expected) => {
  expect(readView(new URLSearchParams([['filter', text]])).rules).toEqual([expected]);
});

test.each([
  '["or"]',
  '["xor",["a","=",1]]',
  '["and",[1,2]]',
  '{}',
  'null',
  '[[]]',
  '7',
  '',
])('what is no filter is left out: %s', (text) => {
  expect(readView(new URLSearchParams([['filter', text]])).rules).toEqual([]);
});

test('a question is the same on every page and in every saved view', () => {
  const asked: ViewState = { ...EMPTY_VIEW, text: 'dns', group: '$team' };
  expect(writeQuestion({ ...asked, from: 'cursor', page: 3, view: 'mine' })).toBe(writeQuestion(asked));
  expect(writeQuestion(asked)).toBe('q=dns&group=%24team');
});
