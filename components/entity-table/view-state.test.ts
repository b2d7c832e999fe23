import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeView, EMPTY_VIEW, readView, toggleSort, type ViewState, writeView } from './view-state.ts';

const rule = fc.record({
  property: fc.string({ minLength: 1 }),
  operator: fc.constantFrom('=', '!=', 'in', 'contains', 'isEmpty'),
  value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()), fc.constant(null)),
});
const name = fc.stringMatching(/^[A-Za-z$_-][\w ,&=%/-]{0,12}$/);
const view = fc.record<ViewState>({
  text: fc.string(),
  rules: fc.array(rule, { maxLength: 4 }),
  sort: fc.array(fc.record({ property: name, order: fc.constantFrom('ASC' as const, 'DESC' as const) }), {
    maxLength: 3,
  }),
  columns: fc.option(fc.array(name, { maxLength: 5 }), { nil: undefined }),
  limit: fc.constantFrom(25, 50, 100),
  from: fc.constant(undefined),
  page: fc.constant(1),
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

test('sorting goes up, down, off', () => {
  const up = toggleSort([], 'tier');
  const down = toggleSort(up, 'tier');
  expect([up, down, toggleSort(down, 'tier')]).toEqual([
    [{ property: 'tier', order: 'ASC' }],
    [{ property: 'tier', order: 'DESC' }],
    [],
  ]);
  expect(toggleSort(down, '$title')).toEqual([{ property: '$title', order: 'ASC' }]);
});
