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
const DATASET = {
  combinator: 'and',
  rules: [
    { property: '$blueprint', operator: 'in', value: ['service', 'system'] },
    { combinator: 'or', rules: [{ blueprint: 'service', operator: 'relatedTo', value: 'service' }] },
    { property: 'service', operator: '=', value: 'service' },
  ],
};
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

it('renames in the rules that narrow a choice, where they name blueprints, and nothing else', () => {
  const narrowed = (dataset: unknown) => {
    const one = { type: 'string', format: 'entity', blueprint: 'other', dataset };
    const properties = { one, many: { type: 'array', items: one } };
    return { ...action, trigger: { type: 'self-service', userInputs: { properties } } } as ActionDocument;
  };
  const [named, related, other] = DATASET.rules;
  const wanted = {
    combinator: 'and',
    rules: [
      { ...named, value: ['app', 'system'] },
      { ...related, rules: [{ blueprint: 'app', operator: 'relatedTo', value: 'service' }] },
      other,
    ],
  };
  expect(renameBlueprints(narrowed(DATASET), called('service', 'app'))).toEqual(narrowed(wanted));
  const still = narrowed(DATASET);
  expect(renameBlueprints(still, called('nothing', 'x'))).toBe(still);
  const odd = narrowed([null, 5, { rules: 'service' }, { property: '$blueprint' }]);
  expect(renameBlueprints(odd, called('service', 'app'))).toBe(odd);
});
