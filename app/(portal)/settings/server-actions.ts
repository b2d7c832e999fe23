'use server';

import { Type } from '@sinclair/typebox';
import { addTeamMember as addMember } from '#lib/access/server/add-team-member.ts';
import { createTeam as makeTeam } from '#lib/access/server/create-team.ts';
import { deleteTeam as dropTeam } from '#lib/access/server/delete-team.ts';
import { disableUser as disable } from '#lib/access/server/disable-user.ts';
import { enableUser as enable } from '#lib/access/server/enable-user.ts';
import { removeTeamMember as removeMember } from '#lib/access/server/remove-team-member.ts';
import { setUserRole as setRole } from '#lib/access/server/set-user-role.ts';
import { signOutEverywhere } from '#lib/access/server/sign-out-everywhere.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

const ofUser = {
  rule: { verb: 'update', subject: 'User' },
  input: Type.Object({ userId: Type.String() }),
} as const;
const membership = {
  rule: { verb: 'update', subject: 'Team' },
  input: Type.Object({ team: Type.String(), userId: Type.String() }),
} as const;

export const setUserRole = defineServerAction(
  {
    rule: { verb: 'update', subject: 'User' },
    input: Type.Object({
      userId: Type.String(),
      role: Type.Union([Type.Literal('Admin'), Type.Literal('Member')]),
    }),
  },
  async (ctx, input) => {
    await setRole(ctx, input);
    return {};
  },
);

export const disableUser = defineServerAction(ofUser, async (ctx, input) => {
  await disable(ctx, input);
  return {};
});

export const enableUser = defineServerAction(ofUser, async (ctx, input) => {
  await enable(ctx, input);
  return {};
});

export const endSessions = defineServerAction(ofUser, async (ctx, input) => {
  await signOutEverywhere(ctx, input);
  return {};
});

export const createTeam = defineServerAction(
  {
    rule: { verb: 'create', subject: 'Team' },
    input: Type.Object({
      identifier: Type.String({ minLength: 1 }),
      title: Type.String({ minLength: 1 }),
      description: Type.Optional(Type.String()),
    }),
  },
  async (ctx, input) => {
    await makeTeam(ctx, input);
    return {};
  },
);

export const deleteTeam = defineServerAction(
  { rule: { verb: 'delete', subject: 'Team' }, input: Type.Object({ identifier: Type.String() }) },
  async (ctx, input) => {
    await dropTeam(ctx, input);
    return {};
  },
);

export const addTeamMember = defineServerAction(membership, async (ctx, input) => {
  await addMember(ctx, input);
  return {};
});

export const removeTeamMember = defineServerAction(membership, async (ctx, input) => {
  await removeMember(ctx, input);
  return {};
});
