import { expect, it } from 'vitest';
import { type OfferedAction, quickActions, quickHint } from './quick-actions.ts';

const offered = ['a', 'b', 'c', 'd', 'e'].map((identifier) => ({
  identifier,
  title: identifier.toUpperCase(),
  icon: null,
  needsApproval: false,
  usualSeconds: null,
  blueprint: null,
}));
const names = (used: string[], from = offered) => quickActions(from, used).map((action) => action.identifier);

it('starts with what was used last, each once', () => {
  expect(names(['d', 'b', 'd', 'd'])).toEqual(['d', 'b', 'a', 'c']);
});

it('forgets what is gone or may not be run any more', () => {
  expect(names(['gone', 'e'])).toEqual(['e', 'a', 'b', 'c']);
});

it('offers something to a newcomer, and nothing where there is nothing', () => {
  expect(names([])).toEqual(['a', 'b', 'c', 'd']);
  expect(names(['a'], [])).toEqual([]);
});

it.each([
  [{ usualSeconds: 360, needsApproval: true }, 'About 6 min, needs approval'],
  [{ usualSeconds: 40, needsApproval: false }, 'About 40 s'],
  [{ usualSeconds: null, needsApproval: true }, 'Needs approval'],
  [{ usualSeconds: null, needsApproval: false }, 'Starts at once'],
])('says of %j: %s', (known, hint) => {
  expect(quickHint(known as OfferedAction)).toBe(hint);
});
