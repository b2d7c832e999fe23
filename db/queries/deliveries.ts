import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Executor } from '#db/client.ts';
import { webhookDeliveries } from '#db/schema/operations.ts';

export interface Delivery {
  deliveryId: string;
  event: string;
  payload: Record<string, unknown>;
}

/** Past this a delivery is left alone with its error beside it. */
const MOST_ATTEMPTS = 5;
/** GitHub redelivers for three days; who comes later than this would be taken for new. */
const KEPT_DAYS = 14;

/** Keeps a delivery for the worker; false when one with the same id was kept before. */
export async function storeDelivery(executor: Executor, delivery: Delivery): Promise<boolean> {
  const stored = await executor
    .insert(webhookDeliveries)
    .values(delivery)
    .onConflictDoNothing()
    .returning({ deliveryId: webhookDeliveries.deliveryId });
  return stored.length > 0;
}

/** The next delivery nobody else works on, locked until the transaction ends. */
export async function takeDelivery(tx: Executor): Promise<Delivery | undefined> {
  const [delivery] = await tx
    .select({
      deliveryId: webhookDeliveries.deliveryId,
      event: webhookDeliveries.event,
      payload: webhookDeliveries.payload,
    })
    .from(webhookDeliveries)
    .where(and(isNull(webhookDeliveries.processedAt), lt(webhookDeliveries.attempts, MOST_ATTEMPTS)))
    .orderBy(asc(webhookDeliveries.attempts), asc(webhookDeliveries.receivedAt))
    .limit(1)
    .for('update', { skipLocked: true });
  return delivery;
}

export async function finishDelivery(tx: Executor, deliveryId: string): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ processedAt: sql`clock_timestamp()`, error: null })
    .where(eq(webhookDeliveries.deliveryId, deliveryId));
}

/** Outside of the transaction that failed: the delivery goes behind those not tried yet. */
export async function failDelivery(executor: Executor, deliveryId: string, error: string): Promise<void> {
  await executor
    .update(webhookDeliveries)
    .set({ attempts: sql`${webhookDeliveries.attempts} + 1`, error })
    .where(and(eq(webhookDeliveries.deliveryId, deliveryId), isNull(webhookDeliveries.processedAt)));
}

/** Forgets deliveries that can no longer come twice; answers how many. */
export async function pruneDeliveries(executor: Executor): Promise<number> {
  const gone = await executor
    .delete(webhookDeliveries)
    .where(lt(webhookDeliveries.receivedAt, sql`now() - ${KEPT_DAYS} * interval '1 day'`))
    .returning({ deliveryId: webhookDeliveries.deliveryId });
  return gone.length;
}
