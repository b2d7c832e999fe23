import { expect, test } from 'vitest';
import { rankNames } from './rank-names.ts';

const rank = (text: string, names: [identifier: string, title: string | null][]) =>
  rankNames(
    names.map(([identifier, title]) => ({ identifier, title })),
    text,
  ).map(({ identifier }) => identifier);

test('puts what is called so before what begins so, has such a word, or holds it somewhere', () => {
  const names: [string, string | null][] = [
    ['repay', null],
    ['billing', 'Old Pay Desk'],
    ['payments', null],
    ['x', 'PAY'],
  ];
  expect(rank(' pay ', names)).toEqual(['x', 'payments', 'billing', 'repay']);
});

test('counts the better of identifier and title', () => {
  expect(
    rank('pay', [
      ['zzz', 'Repay'],
      ['pay', 'Zebra'],
    ]),
  ).toEqual(['pay', 'zzz']);
});

test('puts the shorter of equals first, then goes by code point', () => {
  expect(
    rank('a', [
      ['ac', null],
      ['abc', null],
      ['ab', null],
    ]),
  ).toEqual(['ab', 'ac', 'abc']);
});

test('takes words apart at anything but letters and digits', () => {
  expect(
    rank('api', [
      ['myapi', null],
      ['my_api', null],
    ]),
  ).toEqual(['my_api', 'myapi']);
});
