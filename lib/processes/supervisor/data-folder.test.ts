import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseDataFolder, makeDataFolder } from './data-folder.ts';
import { StartError } from './start-error.ts';

const stranger = { name: 'stranger', uid: 4_000_001, gid: 4_000_001 };
let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'quayside-folder-')));
  chmodSync(root, 0o755);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('the configured folder is taken where the account of PostgreSQL gets there', () => {
  const wanted = path.join(root, 'clone', '.data');
  mkdirSync(path.dirname(wanted));
  expect(chooseDataFolder(wanted, stranger)).toBe(wanted);
  expect(chooseDataFolder(wanted, undefined)).toBe(wanted);
});

test('behind a closed folder the data moves, always to the same place, another clone to another', () => {
  const home = path.join(root, 'home');
  mkdirSync(home, { mode: 0o700 });
  const [one, two] = [path.join(home, 'a', 'portal', '.data'), path.join(home, 'b', 'portal', '.data')];
  const place = chooseDataFolder(one, stranger);
  expect(place).toMatch(/^\/var\/lib\/quayside\/portal-[0-9a-f]{8}$/);
  expect(chooseDataFolder(one, stranger)).toBe(place);
  expect(chooseDataFolder(two, stranger)).not.toBe(place);
  expect(chooseDataFolder(one, undefined)).toBe(one);
});

test('data that has moved stays found after the folder was opened', () => {
  const home = path.join(root, 'home');
  const [wanted, system] = [path.join(home, '.data'), path.join(root, 'system')];
  mkdirSync(home, { mode: 0o700 });
  const moved = chooseDataFolder(wanted, stranger, system);
  chmodSync(home, 0o755);
  expect(chooseDataFolder(wanted, stranger, system)).toBe(wanted);
  mkdirSync(path.join(moved, 'postgres'), { recursive: true });
  writeFileSync(path.join(moved, 'postgres', 'PG_VERSION'), '18');
  expect(chooseDataFolder(wanted, stranger, system)).toBe(moved);
  expect(chooseDataFolder(wanted, undefined, system)).toBe(wanted);
});

test('makes the folder, whose logs only we may read', () => {
  const folder = path.join(root, 'new', 'data');
  expect(makeDataFolder(folder)).toBe(folder);
  expect(statSync(path.join(folder, 'logs')).mode & 0o777).toBe(0o700);
});

test('takes no permission from a folder that was there', () => {
  const folder = path.join(root, 'shared');
  mkdirSync(folder);
  chmodSync(folder, 0o1777);
  makeDataFolder(folder);
  expect(statSync(folder).mode & 0o7777).toBe(0o1777);
});

test.each(['taken/data', 'taken'])('says in one line why %s cannot be used', (name) => {
  writeFileSync(path.join(root, 'taken'), '');
  const error = thrownBy(() => makeDataFolder(path.join(root, name)));
  expect(error).toBeInstanceOf(StartError);
  expect(error?.message).toMatch(/^The data folder .*taken.* cannot be used: [^\n]+$/);
});

test('a place where nothing can be created is refused at once', () => {
  expect(thrownBy(() => makeDataFolder('/proc/quayside/data'))?.message).toContain('it cannot be created');
});

function thrownBy(work: () => unknown): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
