import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Journal } from './journal.ts';

const newFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'journal-')), 'folder', 'log.jsonl');

test('what was appended is read again, in order, also when appended at once', async () => {
  const file = newFile();
  const first = await Journal.open<number>(file, { durable: true });
  expect(first.entries).toEqual([]);
  await Promise.all([1, 2, 3].map((entry) => first.journal.append(entry)));
  await first.journal.close();
  const second = await Journal.open<number>(file, { durable: true });
  expect(second.entries).toEqual([1, 2, 3]);
  await second.journal.close();
});

test('an answered append stands in the file', async () => {
  const file = newFile();
  const { journal } = await Journal.open<{ a: string }>(file, { durable: true });
  await journal.append({ a: 'ü\n' });
  expect(readFileSync(file, 'utf8')).toBe('{"a":"ü\\n"}\n');
  await journal.close();
});

test('a torn line is cut off, so that the next one stands alone', async () => {
  const file = newFile();
  const first = await Journal.open<string>(file, { durable: true });
  await first.journal.append('wholé');
  await first.journal.close();
  appendFileSync(file, '"tor');
  const second = await Journal.open<string>(file, { durable: true });
  expect(second.entries).toEqual(['wholé']);
  await second.journal.append('next');
  await second.journal.close();
  const third = await Journal.open<string>(file, { durable: false });
  expect(third.entries).toEqual(['wholé', 'next']);
  await third.journal.close();
});

test('a failing disk is told to every waiting caller', async () => {
  const { journal } = await Journal.open<string>(newFile(), { durable: true });
  await journal.close();
  await expect(Promise.all([journal.append('a'), journal.append('b')])).rejects.toThrow();
});
