import { replaceSetupToken } from '#db/queries/sign-in.ts';
import { insertTeam } from '#db/queries/teams.ts';
import { insertUser } from '#db/queries/users.ts';
import { addTeamMember } from '#lib/access/server/add-team-member.ts';
import type { Context } from '#lib/access/server/context.ts';
import { deletePolicy } from '#lib/access/server/delete-policy.ts';
import { listPolicies } from '#lib/access/server/list-policies.ts';
import { listTeams } from '#lib/access/server/list-teams.ts';
import { listUsers } from '#lib/access/server/list-users.ts';
import { savePolicy } from '#lib/access/server/save-policy.ts';
import { updateTeam } from '#lib/access/server/update-team.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';
import { newId } from '#lib/ids.ts';
import { countApprovals } from '#lib/runs/server/count-approvals.ts';
import {
  BLUEPRINT,
  LOCKED_PERMISSIONS,
  type MatrixWorld,
  restart,
  TEAM,
  unique,
  widget,
} from './matrix-world.ts';

type Input = Record<string, unknown>;

/** A valid input for each server action, on subjects of its own where it changes something. */
export const INPUTS: Record<string, (world: MatrixWorld) => Input | Promise<Input>> = {
  signInAsDemo: () => ({ identity: 'developer', next: '/' }),
  signInWithGitHub: () => ({ next: '/' }),
  openSetupLink: async ({ database }) => {
    const token = unique('setup');
    await replaceSetupToken(database.db.run, hashToken(token));
    return { token };
  },
  'openSetupLink #wrong': () => ({ token: 'wrong' }),
  signOut: () => ({}),
  signOutEverywhere: () => ({}),
  registerEntity: () => ({ blueprint: BLUEPRINT, entity: entity(unique('e')) }),
  saveEntity: (world) => saved(world, {}),
  'saveEntity #hand-over': async (world) => ({
    ...(await saved(world, {})),
    entity: { team: ['team-b'] },
  }),
  'saveEntity #hidden': (world) => saved(world, { title: 'Hidden' }),
  deleteEntity: async (world) => ({ blueprint: BLUEPRINT, identifier: await world.entity() }),
  saveNewAction: () => ({ document: restart(unique('a')), permissions: {} }),
  'saveNewAction #locked': () => ({ document: restart(unique('a')), permissions: LOCKED_PERMISSIONS }),
  saveAction: (world) => savedAction(world, {}),
  'saveAction #locked': (world) => savedAction(world, LOCKED_PERMISSIONS),
  deleteAction: async (world) => ({ identifier: await world.action() }),
  checkWorkflow: () => ({ document: restart(unique('a')) }),
  setUserRole: async (world) => ({ ...(await user(world)), role: 'Admin' }),
  disableUser: user,
  enableUser: user,
  endSessions: user,
  createTeam: () => ({ identifier: unique('t'), title: 'Team' }),
  deleteTeam: async (world) => ({ identifier: await team(world) }),
  addTeamMember: membership,
  removeTeamMember: async (world) => {
    const input = await membership(world);
    await addTeamMember(world.system(), input);
    return { ...input };
  },
  submitRun: () => ({ action: 'restart', entity: 'shown', properties: {}, idempotencyKey: unique('key') }),
  saveNewBlueprint: () => ({ document: widget(unique('b')) }),
  saveBlueprint: async (world) => {
    const identifier = await world.blueprint();
    return { identifier, document: widget(identifier), expectedVersion: 1 };
  },
  deleteBlueprint: async (world) => ({ identifier: await world.blueprint() }),
  decideRun: async (world) => {
    const id = await world.run();
    const [row] = await world.database.sql`select request_hash from runs where id = ${id}`;
    return { id, decision: 'APPROVE', requestHash: row?.request_hash };
  },
  withdrawRun: async (world) => ({ id: await world.run() }),
  resolveRun: async (world) => ({ id: await world.run('needs_decision'), resolution: 'give_up' }),
};

/** A valid call of each verb that neither a route nor a server action calls. */
export const CALLS: Record<string, (world: MatrixWorld) => Promise<(ctx: Context) => Promise<unknown>>> = {
  'list-teams': async () => (ctx) => listTeams(ctx),
  'list-users': async () => (ctx) => listUsers(ctx, {}),
  'count-approvals': async () => (ctx) => countApprovals(ctx),
  'list-policies': async () => (ctx) => listPolicies(ctx),
  'save-policy': async () => (ctx) => savePolicy(ctx, { document: policy }),
  'save-policy #update': async (world) => {
    const { id } = await savePolicy(world.system(), { document: policy });
    return (ctx) => savePolicy(ctx, { id, document: policy });
  },
  'delete-policy': async (world) => {
    const { id } = await savePolicy(world.system(), { document: policy });
    return (ctx) => deletePolicy(ctx, { id });
  },
  'update-team': async (world) => {
    const identifier = await team(world);
    return (ctx) => updateTeam(ctx, { identifier, title: 'Changed' });
  },
};

const policy = {
  title: 'Nothing',
  effect: 'cannot',
  verbs: ['delete'],
  subject: 'Entity',
  conditions: { title: 'Nothing' },
  appliesTo: { users: ['nobody@example.com'], teams: [], roles: [] },
};

const entity = (identifier: string) => ({ identifier, team: [TEAM] });

async function saved(world: MatrixWorld, fields: Input): Promise<Input> {
  const identifier = await world.entity(fields);
  const changed = { ...entity(identifier), ...fields };
  return { blueprint: BLUEPRINT, identifier, entity: changed, expectedVersion: 1 };
}

async function savedAction(world: MatrixWorld, permissions: Input): Promise<Input> {
  const identifier = await world.action();
  return { identifier, document: restart(identifier), permissions, expectedVersion: 1 };
}

async function user({ database }: MatrixWorld): Promise<{ userId: string }> {
  const name = unique('user');
  const values = { id: newId(), email: `${name}@example.com`, name, role: 'Member' as const };
  return { userId: (await insertUser(database.db.run, values)).id };
}

async function team({ database }: MatrixWorld): Promise<string> {
  const identifier = unique('t');
  await insertTeam(database.db.run, { id: newId(), identifier, title: identifier, description: null });
  return identifier;
}

async function membership(world: MatrixWorld): Promise<{ team: string; userId: string }> {
  return { team: await team(world), ...(await user(world)) };
}
