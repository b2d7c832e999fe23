import type { ActionRow } from '#db/queries/actions.ts';
import { can } from '#lib/access/ability.ts';
import type { Context } from '#lib/access/server/context.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import type { Issue } from '#lib/errors.ts';

/** What the verbs of actions answer. */
export interface ActionView {
  id: string;
  identifier: string;
  /** exactly as it was sent */
  document: ActionDocument;
  permissions: ActionPermissions;
  version: number;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
  /** what the caller may do; where owners may run it, on an entity of their own teams */
  can: { execute: boolean; update: boolean };
  /** Accepted, but not what its author expects; only after a write. */
  warnings: Issue[];
}

export function viewOf(ctx: Context, row: ActionRow, warnings: Issue[] = []): ActionView {
  const { id, identifier, document, permissions, version, createdAt, createdBy, updatedAt, updatedBy } = row;
  const ownTeams = ctx.actor.kind === 'person' ? ctx.actor.teams : [];
  const attributes = actionAttributes(row, document.trigger.operation === 'CREATE' ? [] : ownTeams);
  return {
    id,
    identifier,
    document,
    permissions,
    version,
    createdAt: createdAt.toISOString(),
    createdBy,
    updatedAt: updatedAt.toISOString(),
    updatedBy,
    can: {
      execute: !permissions.execute.policy && can(ctx.ability, 'execute', 'Action', attributes),
      update: can(ctx.ability, 'update', 'Action', attributes),
    },
    warnings,
  };
}

/** The document as `/v1` answers it: echoed, with who wrote it and when. */
export function wireAction(view: ActionView): Record<string, unknown> {
  const { id, document, createdAt, createdBy, updatedAt, updatedBy } = view;
  return { ...document, id, createdAt, createdBy, updatedAt, updatedBy };
}
