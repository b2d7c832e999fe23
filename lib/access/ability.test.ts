import { expect, test } from 'vitest';
import { type AccessRule, can, canAll, canReadEntity, canSome, defineAbility } from './ability.ts';

const rule = (fields: Partial<AccessRule>): AccessRule => ({
  action: 'update',
  subject: 'Entity',
  ...fields,
});

test.each<[string, AccessRule[], boolean, boolean]>([
  ['no rule', [], false, false],
  ['one without condition', [rule({})], true, true],
  ['one with condition', [rule({ conditions: { title: 'x' } })], true, false],
  ['an exception afterwards', [rule({}), rule({ inverted: true, conditions: { title: 'x' } })], true, false],
  ['an exception overruled', [rule({ inverted: true, conditions: { title: 'x' } }), rule({})], true, true],
  ['all taken back', [rule({}), rule({ inverted: true })], false, false],
  ['about something else', [rule({ subject: 'Run' })], false, false],
  ['manage everything', [rule({ action: 'manage', subject: 'all' })], true, true],
])('%s', (_, rules, some, all) => {
  const ability = defineAbility(rules);
  expect([canSome(ability, 'update', 'Entity'), canAll(ability, 'update', 'Entity')]).toEqual([some, all]);
});

test('a subject without the attribute is as if it were null', () => {
  const ability = defineAbility([rule({ conditions: { title: null } })]);
  expect(can(ability, 'update', 'Entity', {})).toBe(true);
  expect(can(ability, 'update', 'Entity', { title: 'x' })).toBe(false);
});

test('a condition that cannot be read throws instead of matching', () => {
  const ability = defineAbility([rule({ conditions: { $where: 'true' } as never })]);
  expect(() => can(ability, 'update', 'Entity', {})).toThrow('attribute');
});

test('an entity is read with its blueprint', () => {
  const everything: AccessRule = { action: 'read', subject: ['Blueprint', 'Entity'] };
  const hidden: AccessRule = {
    action: 'read',
    subject: 'Blueprint',
    inverted: true,
    conditions: { identifier: 'b' },
  };
  const ability = defineAbility([everything, hidden]);
  expect(canReadEntity(ability, { blueprint: 'a' })).toBe(true);
  expect(canReadEntity(ability, { blueprint: 'b' })).toBe(false);
  expect(canReadEntity(defineAbility([{ action: 'read', subject: 'Blueprint' }]), { blueprint: 'a' })).toBe(
    false,
  );
});
