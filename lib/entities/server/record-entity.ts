import type { EntityRow } from '#db/queries/entities.ts';
import { notify } from '#db/queries/events.ts';
import { appendHistory, recordRunEntity } from '#db/queries/history.ts';
import { describeActor } from '#lib/access/actor.ts';
import type { TransactionContext } from '#lib/access/server/context.ts';
import { recordAudit } from '#lib/audit/server/record-audit.ts';
import { newId } from '#lib/ids.ts';
import type { EntityWrite } from './entity-write.ts';

export type Links = Record<string, string[]>;
type Snapshot = Record<string, unknown>;

/** All a later reader needs to show the entity as it was. */
export function snapshotOf(row: EntityRow, relations: Links): Snapshot {
  const { identifier, title, icon, team, properties } = row;
  return { identifier, title, icon, team, properties, relations };
}

interface EntityRecord {
  operation: 'create' | 'update' | 'delete';
  /** after the change; of a deletion, as it was and when it went */
  row: EntityRow;
  before?: Snapshot;
  after?: Snapshot;
}

/** Everything that belongs to one change besides the change: history, audit, the run's list, the announcement. */
export async function recordEntity(
  ctx: TransactionContext,
  write: EntityWrite,
  record: EntityRecord,
): Promise<void> {
  const { operation, row, before, after } = record;
  const { blueprint, runId } = write;
  await appendHistory(ctx.tx, row, {
    id: newId(),
    identifier: row.identifier,
    version: operation === 'delete' ? row.version + 1 : row.version,
    operation,
    snapshot: after ?? before ?? {},
    at: row.updatedAt,
    actor: describeActor(ctx.actor),
    runId: runId ?? null,
    source: ctx.userAgent ?? null,
  });
  await recordAudit(ctx, {
    action: `entity.${operation}`,
    resourceType: 'Entity',
    resourceId: row.identifier,
    blueprint: blueprint.identifier,
    entity: row.identifier,
    runId,
    before,
    after,
    teams: teamsOf(before, after),
  });
  if (runId) {
    await recordRunEntity(ctx.tx, {
      runId,
      blueprintIdentifier: blueprint.identifier,
      entityId: row.id,
      entityIdentifier: row.identifier,
      operation,
    });
    await notify(ctx.tx, `run:${runId}`);
  }
  await notify(ctx.tx, `entities:${blueprint.identifier}`);
}

/** Whoever owned it before or owns it now may read what happened. */
function teamsOf(...snapshots: (Snapshot | undefined)[]): string[] {
  return [...new Set(snapshots.flatMap((snapshot) => (snapshot?.team as string[] | undefined) ?? []))];
}
