'use server';

import { Type } from '@sinclair/typebox';
import { addTeamMember as addMember } from '#lib/access/server/add-team-member.ts';
import { createInvitation } from '#lib/access/server/create-invitation.ts';
import { createTeam as makeTeam } from '#lib/access/server/create-team.ts';
import { deletePolicy as dropPolicy } from '#lib/access/server/delete-policy.ts';
import { deleteTeam as dropTeam } from '#lib/access/server/delete-team.ts';
import { disableUser as disable } from '#lib/access/server/disable-user.ts';
import { enableUser as enable } from '#lib/access/server/enable-user.ts';
import { grantModerator as grant } from '#lib/access/server/grant-moderator.ts';
import { removeTeamMember as removeMember } from '#lib/access/server/remove-team-member.ts';
import { revokeInvitation as takeBack } from '#lib/access/server/revoke-invitation.ts';
import { revokeModerator as revoke } from '#lib/access/server/revoke-moderator.ts';
import { savePolicy as writePolicy } from '#lib/access/server/save-policy.ts';
import { setUserRole as setRole } from '#lib/access/server/set-user-role.ts';
import { signOutEverywhere } from '#lib/access/server/sign-out-everywhere.ts';
import { updateTeam as changeTeam } from '#lib/access/server/update-team.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

const ofUser = {
  rule: { verb: 'update', subject: 'User' },
  input: Type.Object({ userId: Type.String() }),
} as const;
const membership = {
  rule: { verb: 'update', subject: 'Team' },
  input: Type.Object({ team: Type.String(), userId: Type.String() }),
} as const;

const role = Type.Union([Type.Literal('Admin'), Type.Literal('Member')]);
const names = Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 });
const moderation = {
  rule: { verb: 'update', subject: 'User' },
  input: Type.Object({
    blueprint: Type.String(),
    userId: Type.Optional(Type.String()),
    team: Type.Optional(Type.String()),
  }),
} as const;

export const setUserRole = defineServerAction(
  {
    rule: { verb: 'update', subject: 'User' },
    input: Type.Object({ userId: Type.String(), role }),
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

export const updateTeam = defineServerAction(
  {
    rule: { verb: 'update', subject: 'Team' },
    input: Type.Object({ identifier: Type.String(), title: Type.String(), description: Type.String() }),
  },
  async (ctx, input) => {
    await changeTeam(ctx, input);
    return {};
  },
);

export const grantModerator = defineServerAction(moderation, async (ctx, input) => {
  await grant(ctx, input);
  return {};
});

export const revokeModerator = defineServerAction(moderation, async (ctx, input) => {
  await revoke(ctx, input);
  return {};
});

/** The only answer that ever holds the link. */
export const invite = defineServerAction(
  {
    rule: { verb: 'create', subject: 'User' },
    input: Type.Object({
      email: Type.Optional(Type.String({ maxLength: 254 })),
      role,
      teams: names,
      moderates: names,
    }),
  },
  async (ctx, input) => ({ link: (await createInvitation(ctx, input)).link }),
);

export const revokeInvitation = defineServerAction(
  { rule: { verb: 'update', subject: 'User' }, input: Type.Object({ id: Type.String() }) },
  async (ctx, input) => {
    await takeBack(ctx, input);
    return {};
  },
);

export const savePolicy = defineServerAction(
  {
    rule: { verb: ['create', 'update'], subject: 'Policy' },
    input: Type.Object({ id: Type.Optional(Type.String()), document: Type.Unknown() }),
  },
  async (ctx, input) => {
    await writePolicy(ctx, input);
    return {};
  },
);

export const deletePolicy = defineServerAction(
  { rule: { verb: 'delete', subject: 'Policy' }, input: Type.Object({ id: Type.String() }) },
  async (ctx, input) => {
    await dropPolicy(ctx, input);
    return {};
  },
);
