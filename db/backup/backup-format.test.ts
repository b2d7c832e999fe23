import { describe, expect, it } from 'vitest';
import { BackupError, demandSameTables, type Manifest, parseCounts, parseManifest } from './backup-format.ts';

const ID = '01234567-89ab-cdef-0123-456789abcdef';
const tables = [
  { name: 'users', columns: ['id', 'email'] },
  { name: 'entities', columns: ['id'] },
];
const manifest: Manifest = {
  format: 'quayside-backup',
  formatVersion: 1,
  schemaVersion: 3,
  createdAt: '2026-01-01T00:00:00Z',
  tables,
  partitions: { entities: [ID], history: [] },
};

describe('the first line', () => {
  it('is the manifest', () => {
    expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '5',
    '{"format":"other"}',
    '\u0000\u001f\u008b',
  ])('%j is of another file', (line) => {
    expect(() => parseManifest(line)).toThrow('This file is not a Quayside backup.');
  });

  it('of a newer Quayside is not guessed at', () => {
    for (const formatVersion of [2, 0, '1', undefined])
      expect(() => parseManifest(JSON.stringify({ ...manifest, formatVersion }))).toThrow('newer Quayside');
  });
});

describe('the last line', () => {
  it('tells the rows of each table', () => {
    expect(parseCounts('{"rows":{"users":3}}')).toEqual({ users: 3 });
  });

  it.each([undefined, '', '{"rows"', '{}', 'null', '1\ta'])('%j: the file is cut off', (line) => {
    expect(() => parseCounts(line)).toThrow(BackupError);
    expect(() => parseCounts(line)).toThrow('its end is missing');
  });
});

describe('names of a backup become part of statements, so', () => {
  it('they are those of this database, in any order', () => {
    const shuffled = [
      { name: 'entities', columns: ['id'] },
      { name: 'users', columns: ['email', 'id'] },
    ];
    expect(() => demandSameTables({ ...manifest, tables: shuffled }, tables)).not.toThrow();
  });

  it.each([
    [[{ name: 'users', columns: ['id', 'email'] }]],
    [[...tables, { name: 'more', columns: [] }]],
    [[{ name: 'users; drop table users', columns: ['id', 'email'] }, tables[1]]],
    [[{ name: 'users', columns: ['id', 'email', 'password'] }, tables[1]]],
    [[tables[0], tables[1], tables[1]]],
  ])('no others: %j', (other) => {
    expect(() => demandSameTables({ ...manifest, tables: other as never }, tables)).toThrow(
      'not those of this database',
    );
  });

  it.each([`${ID}; drop table x`, ID.toUpperCase(), '', "' or 1"])('a partition is a UUID, not %j', (id) => {
    for (const partitions of [
      { entities: [id], history: [] },
      { entities: [ID], history: [ID, id] },
    ])
      expect(() => demandSameTables({ ...manifest, partitions }, tables)).toThrow('cannot be');
  });
});
