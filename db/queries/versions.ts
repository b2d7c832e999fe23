import { and, desc, eq, isNotNull, lt } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { actionVersions } from '#db/schema/actions.ts';
import { blueprintVersions } from '#db/schema/catalog.ts';
import type { ActionDocument } from '#lib/actions/action-schema.ts';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';

export interface VersionRow {
  version: number;
  changedAt: Date;
  changedBy: string;
}

export interface VersionPage {
  limit: number;
  /** the version the last page ended with */
  before?: number | undefined;
}

const ofBlueprint = {
  version: blueprintVersions.version,
  changedAt: blueprintVersions.changedAt,
  changedBy: blueprintVersions.changedBy,
};
const ofAction = {
  version: actionVersions.version,
  changedAt: actionVersions.changedAt,
  changedBy: actionVersions.changedBy,
};

/** Newest first. */
export function listBlueprintVersionRows(
  executor: Executor,
  id: string,
  { limit, before }: VersionPage,
): Promise<VersionRow[]> {
  const { blueprintId, version } = blueprintVersions;
  return executor
    .select(ofBlueprint)
    .from(blueprintVersions)
    .where(and(eq(blueprintId, id), before === undefined ? undefined : lt(version, before)))
    .orderBy(desc(version))
    .limit(limit);
}

export async function findBlueprintVersion(
  executor: Executor,
  id: string,
  version: number,
): Promise<(VersionRow & { document: BlueprintDocument }) | undefined> {
  const [row] = await executor
    .select({ ...ofBlueprint, document: blueprintVersions.document })
    .from(blueprintVersions)
    .where(
      and(
        eq(blueprintVersions.blueprintId, id),
        eq(blueprintVersions.version, version),
        isNotNull(blueprintVersions.document),
      ),
    );
  return row && { ...row, document: row.document as BlueprintDocument };
}

/** Newest first. */
export function listActionVersionRows(
  executor: Executor,
  id: string,
  { limit, before }: VersionPage,
): Promise<VersionRow[]> {
  const { actionId, version } = actionVersions;
  return executor
    .select(ofAction)
    .from(actionVersions)
    .where(and(eq(actionId, id), before === undefined ? undefined : lt(version, before)))
    .orderBy(desc(version))
    .limit(limit);
}

export type ActionVersionRow = VersionRow & { document: ActionDocument; permissions: ActionPermissions };

export async function findActionVersion(
  executor: Executor,
  id: string,
  version: number,
): Promise<ActionVersionRow | undefined> {
  const [row] = await executor
    .select({
      ...ofAction,
      document: actionVersions.document,
      permissions: actionVersions.permissions,
    })
    .from(actionVersions)
    .where(
      and(
        eq(actionVersions.actionId, id),
        eq(actionVersions.version, version),
        isNotNull(actionVersions.document),
      ),
    );
  return row as ActionVersionRow | undefined;
}
