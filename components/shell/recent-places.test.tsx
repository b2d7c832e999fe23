import { beforeEach, expect, it, vi } from 'vitest';
import { readRecentPlaces, rememberPlace } from './recent-places.ts';

const place = (name: string) => ({ href: `/catalog/service/${name}`, title: name, under: 'Services' });

beforeEach(() => localStorage.clear());

it('keeps the newest first, each once, and not for ever', () => {
  for (const name of ['a', 'b', 'a', ...'cdefghi']) rememberPlace('u1', place(name));
  expect(readRecentPlaces('u1').map(({ title }) => title)).toEqual([...'ihgfedca']);
});

it('shows nobody the places of somebody else', () => {
  rememberPlace('u1', place('a'));
  expect(readRecentPlaces('u2')).toEqual([]);
});

it.each(['{', '{}', '[null, 1, {"href": "/x"}]', '"x"'])('reads %s as nothing', (kept) => {
  localStorage.setItem('quayside:recent:u1', kept);
  expect(readRecentPlaces('u1')).toEqual([]);
});

it.each([
  'javascript:alert(1)',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://elsewhere.example',
])('goes to no %s', (href) => {
  localStorage.setItem('quayside:recent:u1', JSON.stringify([{ href, title: 'x', under: '' }]));
  expect(readRecentPlaces('u1')).toEqual([]);
});

it('does without a store that refuses', () => {
  const refused = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('QuotaExceededError');
  });
  expect(() => rememberPlace('u1', place('a'))).not.toThrow();
  refused.mockRestore();
});
