import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bootId, type ProcessMark } from './process-table.ts';

/** What a supervisor writes down about itself, for the next one and for other commands. */
export interface InstanceState {
  bootId: string;
  supervisor: ProcessMark;
  phase: 'starting' | 'running' | 'stopping';
  url: string;
  /** of the embedded PostgreSQL; its password is in a file of its own */
  databasePort?: number;
  children: Record<string, ProcessMark>;
}

const FILE = 'supervisor.json';

/** undefined when there is none, when it is unreadable, or when it tells of an earlier boot. */
export function readState(dataDir: string): InstanceState | undefined {
  try {
    const state = JSON.parse(readFileSync(path.join(dataDir, FILE), 'utf8')) as InstanceState;
    return state.bootId === bootId() ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all: a supervisor killed in the middle leaves the former state readable. */
export function writeState(dataDir: string, state: InstanceState): void {
  const file = path.join(dataDir, FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
