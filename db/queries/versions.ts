import { and, desc, eq, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { actionVersions } from '#db/schema/actions.ts';
import { blueprints, blueprintVersions } from '#db/schema/catalog.ts';
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

type NamesOfThen = { names: string[]; version: number } & ({ blueprintId: string } | { actionId: string });

/**
 * What the blueprints that had these names when a version was made are called now, by the names of then. Those
 * that were not there, or are gone, are left out.
 */
export async function findNamesOfNow(executor: Executor, input: NamesOfThen): Promise<Map<string, string>> {
  if (input.names.length === 0) return new Map();
  const made =
    'actionId' in input
      ? executor
          .select({ at: actionVersions.changedAt })
          .from(actionVersions)
          .where(and(eq(actionVersions.actionId, input.actionId), eq(actionVersions.version, input.version)))
      : executor
          .select({ at: blueprintVersions.changedAt })
          .from(blueprintVersions)
          .where(
            and(
              eq(blueprintVersions.blueprintId, input.blueprintId),
              eq(blueprintVersions.version, input.version),
            ),
          );
  const { blueprintId, changedAt, document, version } = blueprintVersions;
  const past = executor
    .selectDistinctOn([blueprintId], {
      blueprintId,
      name: sql<string>`${document}->>'identifier'`.as('name_of_then'),
    })
    .from(blueprintVersions)
    .where(lte(changedAt, sql`(${made})`))
    .orderBy(blueprintId, desc(version))
    .as('past');
  const rows = await executor
    .select({ before: past.name, now: blueprints.identifier })
    .from(past)
    .innerJoin(blueprints, eq(blueprints.id, past.blueprintId))
    .where(inArray(past.name, input.names));
  return new Map(rows.map((row) => [row.before, row.now]));
}
