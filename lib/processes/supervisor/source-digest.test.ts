import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuildStale } from './build.ts';
import { sourceDigest } from './source-digest.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'quayside-digest-'));
  mkdirSync(path.join(root, 'app/deep'), { recursive: true });
  write('app/page.tsx', 'page');
  write('app/deep/part.ts', 'part');
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(path.join(root, name), text);
}

test('changes with content, name and place, and with nothing else', () => {
  const seen = new Set([sourceDigest(root)]);
  const isNew = () => {
    const digest = sourceDigest(root);
    const known = seen.has(digest);
    seen.add(digest);
    return !known;
  };
  expect(isNew()).toBe(false);
  write('app/page.tsx', 'other');
  expect(isNew()).toBe(true);
  renameSync(path.join(root, 'app/page.tsx'), path.join(root, 'app/deep/page.tsx'));
  expect(isNew()).toBe(true);
  write('package-lock.json', '{"a":1}');
  expect(isNew()).toBe(true);
  write('app/page.test.ts', 'a test');
  write('notes.txt', 'not a source');
  expect(isNew()).toBe(false);
});

test('moving bytes from one file to the next is a change', () => {
  write('app/a.ts', 'xy');
  write('app/b.ts', 'z');
  const before = sourceDigest(root);
  write('app/a.ts', 'x');
  write('app/b.ts', 'yz');
  expect(sourceDigest(root)).not.toBe(before);
});

test('a build counts only with its id and the stamp of these sources', () => {
  expect(isBuildStale(root)).toBe(true);
  mkdirSync(path.join(root, '.next'));
  write('.next/BUILD_ID', 'x');
  expect(isBuildStale(root)).toBe(true);
  write('.next/quayside-sources', sourceDigest(root));
  expect(isBuildStale(root)).toBe(false);
  write('app/page.tsx', 'changed');
  expect(isBuildStale(root)).toBe(true);
});
