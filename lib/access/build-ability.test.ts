import { describe, expect, test } from 'vitest';
import { can, canAll, canSome } from './ability.ts';
import type { Actor, Role } from './actor.ts';
import { type AbilityOptions, buildAbility } from './build-ability.ts';
import type { PolicyDocument } from './policy.ts';
import type { Subject, Verb } from './subjects.ts';

const person = (role: Role, teams: string[] = [], id = 'me'): Actor => ({
  kind: 'person',
  id,
  email: 'Me@example.com',
  name: 'Me',
  role,
  teams,
});
const machine = (role: Role, bootstrap = false): Actor => ({
  kind: 'machine',
  id: 'robot',
  clientId: 'ci',
  role,
  bootstrap,
});

function may(
  actor: Actor,
  verb: Verb,
  subject: Subject,
  attributes: Record<string, unknown> = {},
  policies: PolicyDocument[] = [],
  options?: AbilityOptions,
): boolean {
  return can(buildAbility(actor, policies, options), verb, subject, attributes);
}

const admin = person('Admin');
const member = person('Member', ['payments']);
const asked = {
  requestedBy: 'somebody',
  approverUsers: [],
  approverTeams: [],
  approverRoles: [],
  entityTeams: [],
  visibleToAll: false,
};

describe('entities', () => {
  test('are read by every person, written by the teams that own them', () => {
    expect(may(member, 'read', 'Entity', { team: [] })).toBe(true);
    expect(may(member, 'update', 'Entity', { team: ['other', 'payments'] })).toBe(true);
    expect(may(member, 'create', 'Entity', { team: ['other'] })).toBe(false);
    expect(may(member, 'delete', 'Entity', { team: [] })).toBe(false);
    expect(may(person('Member'), 'update', 'Entity', { team: [] })).toBe(false);
    expect(may(admin, 'delete', 'Entity', { team: [] })).toBe(true);
  });

  test('are nobody’s who is not signed in', () => {
    const nobody: Actor = { kind: 'anonymous' };
    expect(may(nobody, 'read', 'Entity', { team: [] })).toBe(false);
    expect(canSome(buildAbility(nobody, []), 'read', 'Blueprint')).toBe(false);
  });
});

describe('actions', () => {
  const execute = (actor: Actor, permissions: Record<string, unknown>) =>
    may(actor, 'execute', 'Action', {
      users: [],
      roles: [],
      teams: [],
      ownedByTeam: false,
      entityTeams: [],
      ...permissions,
    });

  test('are run by whom their permissions name', () => {
    expect(execute(member, {})).toBe(false);
    expect(execute(member, { roles: ['Member'] })).toBe(true);
    expect(execute(member, { roles: ['Admin'] })).toBe(false);
    expect(execute(member, { users: ['me@example.com'] })).toBe(true);
    expect(execute(member, { users: ['Me@example.com'] })).toBe(true);
    expect(execute(member, { users: ['you@example.com'] })).toBe(false);
    expect(execute(member, { teams: ['payments'] })).toBe(true);
    expect(execute(member, { ownedByTeam: true, entityTeams: ['payments'] })).toBe(true);
    expect(execute(member, { ownedByTeam: true, entityTeams: ['other'] })).toBe(false);
    expect(execute(member, { ownedByTeam: false, entityTeams: ['payments'] })).toBe(false);
    expect(execute(admin, {})).toBe(true);
    expect(execute(machine('Member'), { roles: ['Member'] })).toBe(false);
    expect(execute(machine('Admin'), {})).toBe(true);
  });

  test('are defined by admins only', () => {
    expect([may(admin, 'update', 'Action'), may(member, 'update', 'Action')]).toEqual([true, false]);
    expect([may(admin, 'create', 'Blueprint'), may(member, 'create', 'Blueprint')]).toEqual([true, false]);
  });
});

describe('runs', () => {
  test('are read by requester, approver, owners of the entity, or all', () => {
    expect(may(member, 'read', 'Run', asked)).toBe(false);
    for (const change of [
      { requestedBy: 'me' },
      { approverUsers: ['me@example.com'] },
      { approverTeams: ['payments'] },
      { approverRoles: ['Member'] },
      { entityTeams: ['payments'] },
      { visibleToAll: true },
    ])
      expect(may(member, 'read', 'Run', { ...asked, ...change }), JSON.stringify(change)).toBe(true);
  });

  test('are approved by named approvers, never by who asked, Admin or not', () => {
    const byRole = { ...asked, approverRoles: ['Admin'] };
    expect(may(admin, 'approve', 'Run', asked)).toBe(false);
    expect(may(admin, 'approve', 'Run', byRole)).toBe(true);
    expect(may(admin, 'approve', 'Run', { ...byRole, requestedBy: 'me' })).toBe(false);
    expect(may(member, 'approve', 'Run', byRole)).toBe(false);
    expect(may(member, 'approve', 'Run', { ...asked, approverTeams: ['payments'] })).toBe(true);
    expect(may(member, 'approve', 'Run', { ...asked, approverTeams: ['payments'], requestedBy: 'me' })).toBe(
      false,
    );
  });

  test('are approved by no machine, but the bootstrap client in a demo where the action says so', () => {
    const open = { ...asked, approverRoles: ['Admin'], allowMachineApproval: true };
    expect(may(machine('Admin'), 'approve', 'Run', open, [], { demo: true })).toBe(false);
    expect(may(machine('Admin', true), 'approve', 'Run', open, [], { demo: false })).toBe(false);
    expect(may(machine('Admin', true), 'approve', 'Run', open)).toBe(false);
    expect(may(machine('Admin', true), 'approve', 'Run', open, [], { demo: true })).toBe(true);
    expect(
      may(machine('Admin', true), 'approve', 'Run', { ...open, allowMachineApproval: false }, [], {
        demo: true,
      }),
    ).toBe(false);
    expect(
      may(machine('Admin', true), 'approve', 'Run', { ...open, requestedBy: 'robot' }, [], { demo: true }),
    ).toBe(false);
    expect(may({ kind: 'system', job: 'worker' }, 'approve', 'Run', open, [], { demo: true })).toBe(false);
  });

  test('are withdrawn by who asked', () => {
    expect(may(member, 'cancel', 'Run', { ...asked, requestedBy: 'me' })).toBe(true);
    expect(may(member, 'cancel', 'Run', { ...asked, visibleToAll: true })).toBe(false);
    expect(may(admin, 'cancel', 'Run', asked)).toBe(true);
  });

  test('are settled by approvers and admins', () => {
    expect(may(member, 'resolve', 'Run', { ...asked, approverTeams: ['payments'] })).toBe(true);
    expect(may(member, 'resolve', 'Run', { ...asked, requestedBy: 'me' })).toBe(false);
    expect(may(admin, 'resolve', 'Run', asked)).toBe(true);
  });
});

test('the audit log shows own deeds and those to things of own teams', () => {
  expect(may(member, 'read', 'AuditEvent', { actorId: 'me', teams: [] })).toBe(true);
  expect(may(member, 'read', 'AuditEvent', { actorId: 'x', teams: ['payments'] })).toBe(true);
  expect(may(member, 'read', 'AuditEvent', { actorId: 'x', teams: ['other'] })).toBe(false);
  expect(may(admin, 'read', 'AuditEvent', { actorId: 'x', teams: [] })).toBe(true);
});

test('a machine client with role Member reads and changes nothing', () => {
  const ability = buildAbility(machine('Member'), []);
  expect(canAll(ability, 'read', 'Entity')).toBe(true);
  for (const verb of ['create', 'update', 'delete', 'execute', 'approve', 'cancel', 'resolve'] as const)
    for (const subject of ['Blueprint', 'Entity', 'Action', 'Run', 'User', 'Team', 'Policy'] as const)
      expect(canSome(ability, verb, subject), `${verb} ${subject}`).toBe(false);
});

test('users, teams and policies are managed by admins', () => {
  for (const subject of ['User', 'Team', 'Policy'] as const) {
    expect(canAll(buildAbility(admin, []), 'update', subject)).toBe(true);
    expect(canSome(buildAbility(member, []), 'update', subject)).toBe(false);
  }
});

describe('stored policies', () => {
  const policy = (fields: Partial<PolicyDocument>): PolicyDocument => ({
    title: 'x',
    effect: 'can',
    verbs: ['update'],
    subject: 'Entity',
    appliesTo: { users: [], teams: [], roles: ['Member'] },
    ...fields,
  });
  const update = (actor: Actor, attributes: Record<string, unknown>, ...policies: PolicyDocument[]) =>
    may(actor, 'update', 'Entity', attributes, policies);

  test('add rights, and take them away; the later one wins', () => {
    const allow = policy({ conditions: { blueprint: 'service' } });
    const forbid = policy({ effect: 'cannot', conditions: { 'properties.locked': true } });
    const locked = { blueprint: 'service', team: ['payments'], properties: { locked: true } };
    expect(update(member, { blueprint: 'service', team: [] }, allow)).toBe(true);
    expect(update(member, { blueprint: 'cluster', team: [] }, allow)).toBe(false);
    expect(update(member, locked)).toBe(true);
    expect(update(member, locked, allow, forbid)).toBe(false);
    expect(update(member, locked, forbid, allow)).toBe(true);
    expect(update(member, { ...locked, properties: {} }, forbid)).toBe(true);
  });

  test('forbid with $or', () => {
    const forbid = policy({
      effect: 'cannot',
      verbs: ['read'],
      conditions: { $or: [{ identifier: 'secret' }, { 'properties.secret': true }] },
    });
    expect(may(member, 'read', 'Entity', { identifier: 'secret' }, [forbid])).toBe(false);
    expect(may(member, 'read', 'Entity', { identifier: 'x', properties: { secret: true } }, [forbid])).toBe(
      false,
    );
    expect(may(member, 'read', 'Entity', { identifier: 'x', properties: {} }, [forbid])).toBe(true);
  });

  test('apply to whom they name', () => {
    const to = (appliesTo: Partial<PolicyDocument['appliesTo']>) =>
      update(member, { team: [] }, policy({ appliesTo: { users: [], teams: [], roles: [], ...appliesTo } }));
    expect(to({ roles: ['Admin'] })).toBe(false);
    expect(to({ roles: ['Member'] })).toBe(true);
    expect(to({ teams: ['payments'] })).toBe(true);
    expect(to({ teams: ['other'] })).toBe(false);
    expect(to({ users: ['ME@EXAMPLE.COM'] })).toBe(true);
    expect(to({ users: ['you@example.com'] })).toBe(false);
  });

  test('can speak about the caller', () => {
    const mine = policy({ conditions: { team: { $in: { context: 'user', property: 'teams' } as never } } });
    const other = policy({ conditions: { createdBy: { context: 'user', property: 'id' } as never } });
    expect(update(person('Member', ['platform']), { team: ['platform'] }, mine)).toBe(true);
    expect(update(person('Member', []), { team: ['platform'] }, mine)).toBe(false);
    expect(update(person('Member', []), { team: [], createdBy: 'me' }, other)).toBe(true);
  });

  test('fail closed when their condition cannot be read', () => {
    const broken = { identifier: { $regex: '.*' } } as never;
    expect(update(member, { team: [] }, policy({ conditions: broken }))).toBe(false);
    expect(update(member, { team: ['payments'] }, policy({ effect: 'cannot', conditions: broken }))).toBe(
      false,
    );
  });

  test('never let anybody approve what they asked for, nor machines approve', () => {
    const approve = policy({
      verbs: ['approve'],
      subject: 'Run',
      appliesTo: { users: [], teams: [], roles: ['Admin', 'Member'] },
    });
    expect(may(member, 'approve', 'Run', asked, [approve])).toBe(true);
    expect(may(member, 'approve', 'Run', { ...asked, requestedBy: 'me' }, [approve])).toBe(false);
    expect(may(admin, 'approve', 'Run', { ...asked, requestedBy: 'me' }, [approve])).toBe(false);
    expect(may(machine('Admin'), 'approve', 'Run', asked, [approve])).toBe(false);
  });

  test('give their reason', () => {
    const forbid = policy({ effect: 'cannot', reason: 'Change freeze.' });
    const ability = buildAbility(member, [forbid]);
    const rule = ability.relevantRuleFor('update', { type: 'Entity', attributes: { team: ['payments'] } });
    expect(rule?.reason).toBe('Change freeze.');
  });
});

describe('a moderator of a blueprint', () => {
  const moderator: Actor = { ...(person('Member', ['payments']) as object), moderates: ['service'] } as Actor;
  const cases: [Verb, Subject, Record<string, unknown>, boolean][] = [
    ['update', 'Entity', { blueprint: 'service', team: ['others'] }, true],
    ['create', 'Entity', { blueprint: 'service', team: [] }, true],
    ['delete', 'Entity', { blueprint: 'service', team: [] }, true],
    ['delete', 'Entity', { blueprint: 'domain', team: ['others'] }, false],
    ['update', 'Entity', { blueprint: 'domain', team: ['payments'] }, true],
    ['update', 'Blueprint', { identifier: 'service' }, true],
    ['update', 'Blueprint', { identifier: 'domain' }, false],
    ['create', 'Blueprint', { identifier: 'service' }, false],
    ['delete', 'Blueprint', { identifier: 'service' }, false],
    ['update', 'Action', { blueprint: 'service' }, true],
    ['create', 'Action', { blueprint: null }, false],
    ['delete', 'Action', { blueprint: 'domain' }, false],
    ['approve', 'Run', { ...asked, blueprintIdentifier: 'service' }, false],
    ['update', 'User', { id: 'somebody' }, false],
    ['update', 'Policy', { id: 'p' }, false],
  ];

  test.each(cases)('may %s %s %j: %s', (verb, subject, attributes, expected) => {
    expect(may(moderator, verb, subject, attributes)).toBe(expected);
  });

  test('can be held back by a stored rule, as anybody', () => {
    const policy: PolicyDocument = {
      title: 'Nobody deletes',
      effect: 'cannot',
      verbs: ['delete'],
      subject: 'Entity',
      appliesTo: { users: [], teams: ['payments'], roles: [] },
    };
    const attributes = { blueprint: 'service', team: [] };
    expect(may(moderator, 'delete', 'Entity', attributes, [policy])).toBe(false);
    expect(may(moderator, 'update', 'Entity', attributes, [policy])).toBe(true);
  });
});
