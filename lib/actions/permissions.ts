import { type Static, Type } from '@sinclair/typebox';
import { nameList, optional } from './schema-parts.ts';

const users = nameList('Users', 'E-mail addresses.');
const roles = nameList('Roles', 'Admin, Member.');
const teams = nameList('Teams', 'Identifiers of teams.');
const policy = Type.Unknown({
  title: 'Policy',
  description: 'Queries and jq conditions. Stored, not evaluated yet: an action with one cannot be run.',
});

const executeSchema = Type.Object(
  {
    users: optional(users),
    roles: optional(roles),
    teams: optional(teams),
    ownedByTeam: optional(
      Type.Boolean({ title: 'Owners', description: 'Members of a team that owns the entity may run it.' }),
    ),
    policy: Type.Optional(policy),
  },
  { title: 'Who may run the action', additionalProperties: true },
);

const approveSchema = Type.Object(
  { users: optional(users), roles: optional(roles), teams: optional(teams), policy: Type.Optional(policy) },
  { title: 'Who may approve', additionalProperties: true },
);

/** What a PATCH of an action's permissions may hold; either block can be left out. */
export const permissionsPatchSchema = Type.Object(
  { execute: optional(executeSchema), approve: optional(approveSchema) },
  { title: 'Permissions', additionalProperties: true },
);

export type PermissionsPatch = Static<typeof permissionsPatchSchema>;

/** The permissions of one action, complete. */
export interface ActionPermissions {
  execute: { users: string[]; roles: string[]; teams: string[]; ownedByTeam: boolean; policy: unknown };
  approve: { users: string[]; roles: string[]; teams: string[]; policy: unknown };
}

export function defaultPermissions(): ActionPermissions {
  return {
    execute: { users: [], roles: ['Admin', 'Member'], teams: [], ownedByTeam: false, policy: null },
    approve: { users: [], roles: ['Admin'], teams: [], policy: null },
  };
}

/** A block that is sent replaces the keys it names; `null` clears a key, a missing key keeps it. */
export function mergePermissions(current: ActionPermissions, patch: PermissionsPatch): ActionPermissions {
  const { execute, approve } = patch;
  return {
    execute: {
      ...current.execute,
      ...approvers(current.execute, execute),
      ownedByTeam:
        execute?.ownedByTeam === undefined ? current.execute.ownedByTeam : (execute.ownedByTeam ?? false),
    },
    approve: { ...current.approve, ...approvers(current.approve, approve) },
  };
}

type Names = Pick<ActionPermissions['approve'], 'users' | 'roles' | 'teams' | 'policy'>;

function approvers(current: Names, patch: PermissionsPatch['approve'] | undefined): Names {
  const list = (key: 'users' | 'roles' | 'teams') =>
    patch?.[key] === undefined ? current[key] : (patch[key] ?? []);
  return {
    users: list('users'),
    roles: list('roles'),
    teams: list('teams'),
    policy: patch?.policy === undefined ? current.policy : patch.policy,
  };
}
