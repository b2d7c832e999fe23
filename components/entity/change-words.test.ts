import { expect, it } from 'vitest';
import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import { type HistoryEntry, whoChanged, wordsOfChange } from './change-words.ts';

const columns = [
  { key: 'tier', title: 'Tier' },
  { key: 'repos', title: 'Repositories' },
] as CatalogColumn[];
const entry = (entity: Record<string, unknown>, extra: Partial<HistoryEntry> = {}): HistoryEntry => ({
  version: 2,
  operation: 'update',
  at: '2026-08-24T12:00:00Z',
  actor: { name: 'Ada' },
  runId: null,
  entity,
  ...extra,
});
const words = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  wordsOfChange(entry(after), entry(before), columns);

it('names fields as the blueprint does', () => {
  expect(words({ properties: { tier: 1 } }, { properties: { tier: 2 } })).toBe('Tier changed');
  expect(words({ title: 'a', team: [] }, { title: 'b', team: ['x'] })).toBe('Title, Owner changed');
  expect(words({ relations: { repos: ['a'] } }, { relations: { repos: [] } })).toBe('Repositories changed');
});

it('names a field by its key when the blueprint does not know it any more', () => {
  expect(words({ properties: { old: 1 } }, { properties: {} })).toBe('old changed');
  expect(words({ properties: { constructor: 1 } }, { properties: {} })).toBe('constructor changed');
});

it('counts what there is no room for', () => {
  expect(words({ properties: {} }, { properties: { a: 1, b: 2, c: 3, d: 4 } })).toBe(
    'a, b and 2 more changed',
  );
});

it('says no more than it knows', () => {
  expect(wordsOfChange(entry({}), undefined, columns)).toBe('Changed');
  expect(words({ title: 'a' }, { title: 'a' })).toBe('Changed');
  expect(wordsOfChange(entry({}, { operation: 'create' }), undefined, columns)).toBe('Created');
  expect(wordsOfChange(entry({}, { operation: 'delete' }), entry({}), columns)).toBe('Deleted');
});

it('names who did it as they were called then', () => {
  expect(whoChanged(entry({}))).toBe('Ada');
  expect(whoChanged(entry({}, { actor: { id: 'u1' } }))).toBe('u1');
  expect(whoChanged(entry({}, { actor: {} }))).toBe('somebody');
});
