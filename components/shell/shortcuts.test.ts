import { describe, expect, it } from 'vitest';
import { type Duties, pagesFor } from './navigation.ts';
import { meaningOf, shortcutGroups } from './shortcuts.ts';

const MEMBER: Duties = { admin: false, model: false, actions: false };
const MODERATOR: Duties = { admin: false, model: true, actions: true };
const ADMIN: Duties = { admin: true, model: true, actions: true };

const pages = pagesFor(MEMBER);
const press = (key: string, extra: Partial<KeyboardEvent> = {}, before = { key: '', typing: false }) =>
  meaningOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...extra }, before, pages);

describe('meaningOf', () => {
  it('opens the search with Ctrl or Command, also while somebody types', () => {
    const typing = { key: '', typing: true };
    expect(press('k', { ctrlKey: true }, typing)).toBe('palette');
    expect(press('K', { metaKey: true })).toBe('palette');
    expect(press('k')).toBeUndefined();
    expect(press('k', { ctrlKey: true, altKey: true })).toBeUndefined();
  });

  it('goes to a page by two keys in a row, and only to one there is', () => {
    expect(press('r', {}, { key: 'g', typing: false })).toEqual({ href: '/runs' });
    expect(press('r')).toBeUndefined();
    expect(
      press('b', {}, { key: 'g', typing: false }),
      'the builder is for who changes something there',
    ).toBeUndefined();
    expect(
      meaningOf(
        { key: 'b', ctrlKey: false, metaKey: false, altKey: false },
        { key: 'g', typing: false },
        pagesFor(MODERATOR),
      ),
    ).toEqual({ href: '/builder' });
  });

  it('leaves single keys to who types', () => {
    expect(press('?')).toBe('keys');
    expect(press('?', {}, { key: '', typing: true })).toBeUndefined();
    expect(press('h', {}, { key: 'g', typing: true })).toBeUndefined();
    expect(press('h', { ctrlKey: true }, { key: 'g', typing: false })).toBeUndefined();
  });
});

it.each([MEMBER, MODERATOR, ADMIN])('gives no key two meanings in one place: %j', (duties) => {
  for (const { title, shortcuts } of shortcutGroups(pagesFor(duties))) {
    const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
    expect(new Set(keys).size, title).toBe(keys.length);
  }
});

it('leads everybody to what is theirs to do, and no further', () => {
  const below = (duties: Duties) =>
    pagesFor(duties)
      .map(({ title }) => title)
      .slice(5);
  expect(below(ADMIN)).toEqual(['Builder', 'Actions', 'Audit', 'Settings', 'Get started']);
  expect(below(MODERATOR)).toEqual(['Builder', 'Actions', 'Audit', 'Get started']);
  expect(below(MEMBER)).toEqual(['Audit', 'Get started']);
});
