import { expect, it } from 'vitest';
import { placeHref, readPlace } from './inbox-place.ts';

const read = (query: string) => readPlace(new URLSearchParams(query));

it.each([
  ['/approvals', { run: undefined, selected: [], together: false }],
  ['/approvals?run=r_1', { run: 'r_1', selected: [], together: false }],
  ['/approvals?run=r_1&selected=r_2,r_3', { run: 'r_1', selected: ['r_2', 'r_3'], together: false }],
  ['/approvals?selected=r_2,r_3&together=1', { run: undefined, selected: ['r_2', 'r_3'], together: true }],
])('%s says where one is, and back', (href, place) => {
  expect(read(href.split('?')[1] ?? '')).toEqual(place);
  expect(placeHref(place)).toBe(href);
});

it('chooses nothing twice, and shows nothing together where nothing is chosen', () => {
  expect(read('selected=a,,b,a').selected).toEqual(['a', 'b']);
  expect(read('together=1&run=r_1')).toEqual({ run: 'r_1', selected: [], together: false });
});

it('keeps an odd id inside its own parameter', () => {
  expect(read(placeHref({ run: 'a&selected=b' }).split('?')[1] ?? '').run).toBe('a&selected=b');
});
