import { checkSources } from '#scripts/rules/check-sources.ts';
import { checkPart, commandPart } from './command-part.ts';
import type { Part } from './part.ts';
import { ROOT, tool } from './run-program.ts';
import { vitestPart } from './vitest-part.ts';

/** What a change must pass before anything is started: under a minute. */
export function verifyParts(say: (line: string) => void): Part[] {
  return [
    commandPart('format', tool('biome'), ['check', '--linter-enabled=false', '.']),
    commandPart('lint', tool('biome'), ['lint', '--error-on-warnings', '.']),
    commandPart('types', tool('tsc'), ['--noEmit']),
    checkPart('import rules, words and documents', () => checkSources(ROOT), say),
    vitestPart('unit tests', ['unit', 'component']),
  ];
}
