import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LogReader, lastLines, rotateLog, worthShowing } from './log-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quayside-log-'));
  file = path.join(folder, 'web.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('reads whole lines as they come, from where the file ended at first', () => {
  writeFileSync(file, 'old\n');
  const reader = new LogReader(file);
  expect(reader.read()).toEqual([]);
  appendFileSync(file, 'one\ntw');
  expect(reader.read()).toEqual(['one']);
  appendFileSync(file, 'o\n');
  expect(reader.read()).toEqual(['two']);
});

test('goes on after the file was cut, and waits for a file that is not there yet', () => {
  const reader = new LogReader(file);
  expect(reader.read()).toEqual([]);
  appendFileSync(file, 'a long first line\n');
  expect(reader.read()).toEqual(['a long first line']);
  writeFileSync(file, 'new\n');
  expect(reader.read()).toEqual(['new']);
});

test('a large log starts over and leaves one generation behind', () => {
  rotateLog(file, 10);
  expect(existsSync(`${file}.1`)).toBe(false);
  writeFileSync(file, '0123456789');
  rotateLog(file, 10);
  expect(readFileSync(file, 'utf8')).toBe('0123456789');
  appendFileSync(file, 'x');
  rotateLog(file, 10);
  expect(readFileSync(file, 'utf8')).toBe('');
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('0123456789x');
});

test('the end of a log, or nothing', () => {
  expect(lastLines(file, 2)).toEqual([]);
  writeFileSync(file, 'a\nb\nc\n');
  expect(lastLines(file, 2)).toEqual(['b', 'c']);
});

test('people see errors and the way in', () => {
  expect(worthShowing('{"level":"error","msg":"no disk"}')).toBe('no disk');
  const link = 'Open this once: http://localhost:3000/setup?token=x';
  expect(worthShowing(link)).toBe(link);
  for (const line of [
    '{"level":"info","msg":"served"}',
    '{"level":"warn","msg":"slow"}',
    'plain',
    '',
    'null',
  ])
    expect(worthShowing(line)).toBeUndefined();
});
