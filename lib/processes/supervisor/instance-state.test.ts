import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type InstanceState, readState, writeState } from './instance-state.ts';
import { bootId } from './process-table.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'quayside-state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const state: InstanceState = {
  bootId: bootId(),
  supervisor: { pid: 1, startTime: '2' },
  phase: 'running',
  url: 'http://localhost:3000',
  databasePort: 5433,
  children: { web: { pid: 3, startTime: '4' } },
};

test('what was written is read back', () => {
  writeState(folder, state);
  expect(readState(folder)).toEqual(state);
});

test('what another boot left says nothing about the processes of this one', () => {
  writeState(folder, { ...state, bootId: 'another' });
  expect(readState(folder)).toBeUndefined();
});

test('no file, half a file and a foreign file count as nothing', () => {
  expect(readState(folder)).toBeUndefined();
  for (const text of ['{"bootId": "', '[]', 'null']) {
    writeFileSync(path.join(folder, 'supervisor.json'), text);
    expect(readState(folder)).toBeUndefined();
  }
});
