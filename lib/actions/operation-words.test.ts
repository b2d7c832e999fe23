import { expect, it } from 'vitest';
import { operationWords } from './operation-words.ts';

it.each([
  ['CREATE', 'service', 'Creates service'],
  ['DAY-2', 'API', 'Changes API'],
  ['DELETE', undefined, 'Removes'],
  [undefined, 'service', 'Creates service'],
  ['toString', 'service', 'toString service'],
])('%s of %s is "%s"', (operation, noun, words) => expect(operationWords(operation, noun)).toBe(words));
