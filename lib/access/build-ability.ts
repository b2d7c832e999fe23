import { type Ability, type AccessRule, defineAbility } from './ability.ts';
import type { Actor } from './actor.ts';
import { parseConditions } from './conditions.ts';
import { type PolicyDocument, type PolicyUser, resolveConditions } from './policy.ts';
import { isAttribute } from './subjects.ts';

export interface AbilityOptions {
  /** In demo mode the bootstrap client may approve runs of actions that say `allowMachineApproval`. */
  demo?: boolean;
}

type Person = Extract<Actor, { kind: 'person' }>;
type Machine = Extract<Actor, { kind: 'machine' }>;

/** All that `actor` may do: the built-in rules, then stored policies, then what no policy can change. */
export function buildAbility(
  actor: Actor,
  policies: readonly PolicyDocument[],
  options: AbilityOptions = {},
): Ability {
  return defineAbility(rulesFor(actor, policies, options));
}

function rulesFor(actor: Actor, policies: readonly PolicyDocument[], options: AbilityOptions): AccessRule[] {
  switch (actor.kind) {
    case 'anonymous':
      return [];
    case 'system':
      return [{ action: 'manage', subject: 'all' }, neverApproves];
    case 'webhook':
      return [{ action: ['read', 'update'], subject: 'Run' }];
    case 'person':
      return [...personRules(actor), ...policyRules(actor, policies), ...lastWord(actor)];
    case 'machine':
      return [...machineRules(actor), ...policyRules(actor, policies), ...machineLastWord(actor, options)];
  }
}

const neverApproves: AccessRule = { action: 'approve', subject: 'Run', inverted: true };

function personRules(actor: Person): AccessRule[] {
  return actor.role === 'Admin'
    ? [{ action: 'manage', subject: 'all' }, neverApproves, ...approverRules(actor)]
    : [...readerRules, ...memberRules(actor), ...moderatorRules(actor), ...approverRules(actor)];
}

const readerRules: AccessRule[] = [
  { action: 'read', subject: ['Blueprint', 'Entity', 'Action', 'Team', 'User'] },
  { action: 'read', subject: 'Run', conditions: { visibleToAll: true } },
  { action: 'read', subject: 'View', conditions: { shared: true } },
];

function memberRules(actor: Person): AccessRule[] {
  const ownTeams = { $in: actor.teams };
  return [
    { action: ['create', 'update', 'delete'], subject: 'Entity', conditions: { team: ownTeams } },
    { action: ['create', 'read', 'update', 'delete'], subject: 'View', conditions: { owner: actor.id } },
    {
      action: 'execute',
      subject: 'Action',
      conditions: {
        $or: [
          { users: { $in: emailsOf(actor) } },
          { roles: actor.role },
          { teams: ownTeams },
          { ownedByTeam: true, entityTeams: ownTeams },
        ],
      },
    },
    { action: 'read', subject: 'Run', conditions: { entityTeams: ownTeams } },
    { action: ['read', 'cancel'], subject: 'Run', conditions: { requestedBy: actor.id } },
    {
      action: 'read',
      subject: 'AuditEvent',
      conditions: { $or: [{ actorId: actor.id }, { teams: ownTeams }] },
    },
  ];
}

/** All entities of a blueprint, its document and its actions; making, renaming or deleting a blueprint is an Admin's. */
function moderatorRules({ moderates = [] }: Person): AccessRule[] {
  if (moderates.length === 0) return [];
  const itsOwn = { blueprint: { $in: moderates } };
  return [
    { action: ['create', 'update', 'delete'], subject: ['Entity', 'Action'], conditions: itsOwn },
    { action: 'update', subject: 'Blueprint', conditions: { identifier: { $in: moderates } } },
  ];
}

/** Approvers are named run by run; being Admin alone does not make one. */
function approverRules(actor: Person): AccessRule[] {
  return [
    {
      action: ['read', 'approve', 'resolve'],
      subject: 'Run',
      conditions: {
        $or: [
          { approverUsers: { $in: emailsOf(actor) } },
          { approverTeams: { $in: actor.teams } },
          { approverRoles: actor.role },
        ],
      },
    },
  ];
}

/** Addresses are written by people: as they are stored, and in lower case. */
function emailsOf(actor: Person): string[] {
  return [...new Set([actor.email, actor.email.toLowerCase()])];
}

function machineRules(actor: Machine): AccessRule[] {
  if (actor.role === 'Admin') return [{ action: 'manage', subject: 'all' }];
  return [
    ...readerRules,
    { action: 'read', subject: 'Run', conditions: { requestedBy: actor.id } },
    { action: 'read', subject: 'AuditEvent', conditions: { actorId: actor.id } },
  ];
}

function policyRules(actor: Person | Machine, policies: readonly PolicyDocument[]): AccessRule[] {
  const user: PolicyUser = {
    id: actor.id,
    email: actor.kind === 'person' ? actor.email : null,
    role: actor.role,
    teams: actor.kind === 'person' ? actor.teams : [],
  };
  return policies.filter((policy) => appliesTo(policy, user)).flatMap((policy) => policyRule(policy, user));
}

function appliesTo({ appliesTo }: PolicyDocument, user: PolicyUser): boolean {
  const email = user.email?.toLowerCase();
  return (
    appliesTo.roles.includes(user.role as (typeof appliesTo.roles)[number]) ||
    appliesTo.teams.some((team) => user.teams.includes(team)) ||
    (email !== undefined && appliesTo.users.some((name) => name.toLowerCase() === email))
  );
}

/** A condition that cannot be read (any more) fails closed: it allows nothing, or forbids everything of its kind. */
function policyRule(policy: PolicyDocument, user: PolicyUser): AccessRule[] {
  const rule: AccessRule = { action: policy.verbs, subject: policy.subject };
  if (policy.reason) rule.reason = policy.reason;
  if (policy.effect === 'cannot') rule.inverted = true;
  if (!policy.conditions) return [rule];
  try {
    const conditions = resolveConditions(policy.conditions, user);
    parseConditions(conditions, (path) => isAttribute(policy.subject, path));
    return [{ ...rule, conditions }];
  } catch {
    return policy.effect === 'can' ? [] : [rule];
  }
}

/** Nobody approves what they asked for; an Admin cannot be locked out of people and policies. */
function lastWord(actor: Person): AccessRule[] {
  const ownRequest: AccessRule = {
    action: 'approve',
    subject: 'Run',
    inverted: true,
    conditions: { requestedBy: actor.id },
    reason: 'Nobody approves their own request.',
  };
  const last = [ownRequest, othersPersonalViews(actor)];
  if (actor.role !== 'Admin') return last;
  return [...last, { action: 'manage', subject: ['Policy', 'User', 'Team'] }];
}

/** What somebody keeps for himself is nobody else's, an Admin's neither. */
function othersPersonalViews({ id }: Person | Machine): AccessRule {
  const conditions = { shared: false, owner: { $ne: id } };
  return { action: ['create', 'read', 'update', 'delete'], subject: 'View', inverted: true, conditions };
}

function machineLastWord(actor: Machine, options: AbilityOptions): AccessRule[] {
  const last = [neverApproves, othersPersonalViews(actor)];
  if (!actor.bootstrap || !options.demo) return last;
  return [
    ...last,
    {
      action: 'approve',
      subject: 'Run',
      conditions: { allowMachineApproval: true, requestedBy: { $ne: actor.id } },
    },
  ];
}
