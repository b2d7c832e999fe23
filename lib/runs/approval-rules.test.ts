import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApprovalRule, type Approver, isQuorum, openPlaces } from './approval-rules.ts';

const person = (id: string, changes: Partial<Approver> = {}): Approver => ({
  id,
  email: `${id}@x.y`,
  role: 'Member',
  teams: [],
  isMachine: false,
  ...changes,
});
const rule = (changes: Partial<ApprovalRule> = {}): ApprovalRule => ({
  type: 'ANY',
  users: [],
  teams: [],
  roles: [],
  ...changes,
});

describe('ANY', () => {
  it('is satisfied by one', () => {
    const any = rule({ users: ['a@x.y'], roles: ['Admin'] });
    expect(isQuorum(any, [], null)).toBe(false);
    expect(isQuorum(any, [person('b')], null)).toBe(true);
    expect(openPlaces(any, [], null)).toHaveLength(1);
  });
});

describe('ALL', () => {
  const all = rule({ type: 'ALL', users: ['a@x.y'], teams: ['ops'], roles: ['Admin'] });
  const a = person('a', { teams: ['ops'], role: 'Admin' });

  it('needs somebody of their own for every place', () => {
    expect(isQuorum(all, [a], null)).toBe(false);
    expect(openPlaces(all, [a], null)).toHaveLength(2);
    expect(isQuorum(all, [a, a, a], null)).toBe(false);
    expect(isQuorum(all, [a, person('o', { teams: ['ops'] }), person('x', { role: 'Admin' })], null)).toBe(
      true,
    );
  });

  it('moves people around to fill all places, whatever the order of approvals', () => {
    // c fits everywhere, a only as the user, o only in the team.
    const c = person('c', { teams: ['ops'], role: 'Admin' });
    const o = person('o', { teams: ['ops'] });
    for (const order of [
      [c, o, a],
      [c, a, o],
      [o, c, a],
      [a, o, c],
    ])
      expect(isQuorum(all, order, null)).toBe(true);
    expect(isQuorum(all, [c, o, person('z')], null)).toBe(false);
  });

  it('leaves out the place of the requester, unless there is no other', () => {
    expect(openPlaces(all, [], 'A@x.y').map(({ kind }) => kind)).toEqual(['team', 'role']);
    expect(openPlaces(rule({ type: 'ALL', users: ['a@x.y'] }), [person('b')], 'a@x.y')).toHaveLength(1);
  });

  it('lets a machine fill one place', () => {
    const machine = person('m', { email: null, isMachine: true });
    expect(openPlaces(all, [machine], null)).toHaveLength(2);
    expect(isQuorum(rule({ type: 'ALL', teams: ['ops'] }), [machine], null)).toBe(true);
  });
});

it('never is satisfied without approvals or by fewer people than places', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const names = fc.uniqueArray(name, { maxLength: 3 });
  fc.assert(
    fc.property(
      names,
      names,
      fc.array(fc.record({ id: fc.constantFrom('1', '2', '3', '4'), email: name, teams: names }), {
        maxLength: 6,
      }),
      (users, teams, people) => {
        const all = rule({ type: 'ALL', users, teams });
        const approvers = people.map((one) => person(one.id, one));
        const distinct = new Set(people.map(({ id }) => id)).size;
        if (isQuorum(all, approvers, null)) {
          expect(distinct).toBeGreaterThan(0);
          expect(distinct).toBeGreaterThanOrEqual(users.length + teams.length);
        }
      },
    ),
  );
});
