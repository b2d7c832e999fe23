import { expect, it } from 'vitest';
import { rebase } from './rebase.ts';

const BASE = { title: 'Service', icon: 'Box', schema: { tier: { enum: ['1'] }, url: { type: 'string' } } };

it('keeps what either side changed', () => {
  const mine = { ...BASE, title: 'Subproject' };
  const theirs = { ...BASE, schema: { ...BASE.schema, slack: { type: 'string' } } };
  expect(rebase(BASE, mine, theirs)).toEqual({ ...theirs, title: 'Subproject' });
});

it('leaves mine where both changed the same field, and lists whole', () => {
  const mine = { ...BASE, schema: { ...BASE.schema, tier: { enum: ['1', '2'] } } };
  const theirs = { ...BASE, icon: 'Rocket', schema: { ...BASE.schema, tier: { enum: ['3'] } } };
  expect(rebase(BASE, mine, theirs)).toEqual({ ...mine, icon: 'Rocket' });
});

it('takes away what mine took away, and brings nothing back that they took away', () => {
  const { icon: _, ...mine } = BASE;
  const theirs = { ...BASE, schema: { tier: BASE.schema.tier } };
  expect(rebase(BASE, mine, theirs)).toEqual({ title: 'Service', schema: { tier: { enum: ['1'] } } });
});

it('is theirs when nothing was changed, and mine when they changed nothing', () => {
  const other = { title: 'Other' };
  expect(rebase(BASE, BASE, other)).toBe(other);
  expect(rebase(BASE, other, BASE)).toEqual(other);
});

it('treats names such as constructor as people’s words', () => {
  expect(rebase({}, { constructor: 1 }, { toString: 2 })).toEqual({ constructor: 1, toString: 2 });
});
