import { expect, it } from 'vitest';
import type { ActionDocument } from './action-schema.ts';
import { renameBlueprints } from './rename-blueprints.ts';

const action = {
  identifier: 'service',
  trigger: {
    type: 'self-service',
    blueprintIdentifier: 'service',
    userInputs: {
      properties: {
        plain: { type: 'string', default: 'service' },
        one: { type: 'string', format: 'entity', blueprint: 'service' },
        many: { type: 'array', items: { type: 'string', format: 'entity', blueprint: 'service' } },
        other: { type: 'string', format: 'entity', blueprint: 'system' },
      },
      order: ['many', 'one'],
    },
  },
  invocationMethod: { type: 'GITHUB', org: 'service' },
} as ActionDocument;
const called = (from: string, to: string) => (name: string) => (name === from ? to : name);

it('renames the blueprint of the action and those its inputs offer, and nothing else', () => {
  const wanted = JSON.stringify(action)
    .replace('"blueprintIdentifier":"service"', '"blueprintIdentifier":"app"')
    .replaceAll('"blueprint":"service"', '"blueprint":"app"');
  expect(JSON.stringify(renameBlueprints(action, called('service', 'app')))).toBe(wanted);
});

it('returns the very action when it names no such blueprint', () => {
  expect(renameBlueprints(action, called('app', 'x'))).toBe(action);
  const bare = { ...action, trigger: { type: 'automation' } };
  expect(renameBlueprints(bare, called('service', 'app'))).toBe(bare);
});
