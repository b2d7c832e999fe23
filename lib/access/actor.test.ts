import { expect, it } from 'vitest';
import { type Actor, actorId, describeActor } from './actor.ts';

const person: Actor = {
  kind: 'person',
  id: 'u1',
  email: 'ada@example.com',
  name: 'Ada',
  role: 'Admin',
  teams: ['sre'],
};
const machine: Actor = { kind: 'machine', id: 'm1', clientId: 'ci', role: 'Member', bootstrap: false };

it.each<[Actor, Record<string, unknown>]>([
  [person, { kind: 'person', id: 'u1', name: 'Ada', email: 'ada@example.com' }],
  [machine, { kind: 'machine', id: 'm1', name: 'ci' }],
  [
    { kind: 'system', job: 'reconcile' },
    { kind: 'system', id: 'system:reconcile', name: 'reconcile' },
  ],
  [
    { kind: 'webhook', source: 'github' },
    { kind: 'webhook', id: 'webhook:github', name: 'github' },
  ],
  [{ kind: 'anonymous' }, { kind: 'anonymous', id: 'anonymous', name: 'anonymous' }],
])('is remembered as it was, without rights: %j', (actor, description) => {
  expect(describeActor(actor)).toEqual(description);
  expect(actorId(actor)).toBe(description.id);
});

it('no person can be taken for the machinery', () => {
  const impostor = { ...person, id: 'u2', name: 'system:reconcile' };
  expect(actorId(impostor)).toBe('u2');
  expect(describeActor(impostor).kind).toBe('person');
});
