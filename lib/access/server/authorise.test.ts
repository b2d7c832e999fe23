import { expect, test } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { type AccessRule, defineAbility } from '../ability.ts';
import type { Actor } from '../actor.ts';
import { authorise, authoriseRead } from './authorise.ts';
import type { Context } from './context.ts';

const somebody: Actor = {
  kind: 'person',
  id: 'me',
  email: 'me@example.com',
  name: 'Me',
  role: 'Member',
  teams: [],
};

function contextWith(rules: AccessRule[], actor: Actor = somebody): Context {
  return { actor, ability: defineAbility(rules), checks: [] } as unknown as Context;
}

function codeOf(work: () => void): string {
  try {
    work();
    return 'allowed';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

const own: AccessRule = { action: ['read', 'update'], subject: 'Entity', conditions: { team: 'a' } };

test('looks at the attributes and notes what was asked', () => {
  const ctx = contextWith([own]);
  expect(codeOf(() => authorise(ctx, 'update', 'Entity', { team: ['a'] }))).toBe('allowed');
  expect(codeOf(() => authorise(ctx, 'update', 'Entity', { team: ['b'] }))).toBe('forbidden');
  expect(ctx.checks).toEqual([
    { verb: 'update', subject: 'Entity' },
    { verb: 'update', subject: 'Entity' },
  ]);
});

test('without attributes a read passes where some may be read, a write only where all may', () => {
  expect(codeOf(() => authorise(contextWith([own]), 'read', 'Entity'))).toBe('allowed');
  expect(codeOf(() => authorise(contextWith([own]), 'update', 'Entity'))).toBe('forbidden');
  expect(
    codeOf(() => authorise(contextWith([{ action: 'update', subject: 'Entity' }]), 'update', 'Entity')),
  ).toBe('allowed');
});

test('says the reason of the rule that forbade it', () => {
  const ctx = contextWith([
    { action: 'update', subject: 'Entity' },
    {
      action: 'update',
      subject: 'Entity',
      inverted: true,
      conditions: { team: 'a' },
      reason: 'Change freeze.',
    },
  ]);
  expect(() => authorise(ctx, 'update', 'Entity', { team: ['a'] })).toThrow('Change freeze.');
  expect(() => authorise(ctx, 'delete', 'Entity', { team: ['a'] })).toThrow(
    'You may not delete this entity.',
  );
});

test('sends the unknown to sign in', () => {
  const ctx = contextWith([], { kind: 'anonymous' });
  expect(codeOf(() => authorise(ctx, 'read', 'Entity'))).toBe('unauthenticated');
  expect(codeOf(() => authoriseRead(ctx, 'Entity', undefined, () => ({}), 'x'))).toBe('unauthenticated');
});

test('what may not be read answers exactly like what does not exist', () => {
  const ctx = contextWith([own]);
  const messageOf = (found: { team: string[] } | undefined) => {
    try {
      authoriseRead(ctx, 'Entity', found, ({ team }) => ({ team }), 'checkout');
      return 'allowed';
    } catch (error) {
      return isAppError(error) ? `${error.code}: ${error.message} ${JSON.stringify(error.details)}` : error;
    }
  };
  expect(messageOf({ team: ['a'] })).toBe('allowed');
  expect(messageOf(undefined)).toMatch('not_found: Entity "checkout"');
  expect(messageOf({ team: ['b'] })).toBe(messageOf(undefined));
  expect(ctx.checks).toHaveLength(4);
});
