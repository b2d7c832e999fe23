import { expect, it } from 'vitest';
import type { PolicyDocument } from './policy.ts';
import { policySentence } from './policy-sentence.ts';

const say = (change: Partial<PolicyDocument>) =>
  policySentence({
    title: 'T',
    effect: 'cannot',
    verbs: ['delete'],
    subject: 'Entity',
    appliesTo: { users: [], teams: [], roles: ['Member'] },
    ...change,
  });

it.each<[Partial<PolicyDocument>, string]>([
  [{}, 'Members may not delete entities.'],
  [
    { effect: 'can', verbs: ['create', 'update', 'delete'] },
    'Members may create, update or delete entities.',
  ],
  [
    {
      appliesTo: { users: ['a@b.c'], teams: ['ops'], roles: ['Admin'] },
      subject: 'AuditEvent',
      verbs: ['read'],
    },
    'Admins, the team ops and a@b.c may not read audit events.',
  ],
  [{ appliesTo: { users: [], teams: ['ops'], roles: [] } }, 'The team ops may not delete entities.'],
  [{ conditions: { title: 'x' } }, 'Members may not delete entities, if its conditions hold.'],
  [{ conditions: {} }, 'Members may not delete entities.'],
])('%j says: %s', (change, sentence) => {
  expect(say(change)).toBe(sentence);
});
