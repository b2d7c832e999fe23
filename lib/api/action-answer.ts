import { Type } from '@sinclair/typebox';
import { type ActionView, wireAction } from '#lib/actions/server/action-view.ts';
import { anyDocument, authorship, warnings } from './document-schemas.ts';
import { versionTag } from './version-tag.ts';

/** An action as it is answered. */
export const actionSchema = Type.Intersect([
  anyDocument('Exactly as it was sent, with who wrote it and when.'),
  Type.Object({
    id: Type.String(),
    identifier: Type.String(),
    ...authorship,
  }),
]);

export const actionRights = Type.Object(
  { execute: Type.Boolean(), update: Type.Boolean() },
  { description: 'what the caller may do' },
);

export const oneAction = Type.Object({
  ok: Type.Literal(true),
  action: actionSchema,
  can: actionRights,
  warnings,
});

const names = Type.Array(Type.String());
const policy = Type.Unknown({ description: 'stored, not evaluated yet' });

export const permissionsSchema = Type.Object({
  execute: Type.Object({ users: names, roles: names, teams: names, ownedByTeam: Type.Boolean(), policy }),
  approve: Type.Object({ users: names, roles: names, teams: names, policy }),
});

/** One action, with its version as ETag. */
export function answerAction(view: ActionView) {
  return {
    body: {
      ok: true as const,
      action: wireAction(view) as never,
      can: view.can,
      ...(view.warnings.length > 0 ? { warnings: view.warnings } : {}),
    },
    headers: versionTag(view.version),
  };
}
