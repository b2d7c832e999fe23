import { storeDelivery } from '#db/queries/deliveries.ts';
import { notify } from '#db/queries/events.ts';
import { type Context, inTransaction } from '#lib/access/server/context.ts';
import { AppError } from '#lib/errors.ts';

const LONGEST_NAME = 200;

/**
 * Keeps a delivery whose signature was checked, and wakes the worker; nothing is processed here. False: a
 * delivery with this id was kept before.
 */
export async function receiveDelivery(
  ctx: Context,
  delivery: { deliveryId: string | null; event: string | null; payload: unknown },
): Promise<boolean> {
  const { deliveryId, event, payload } = delivery;
  if (!isName(deliveryId) || !isName(event))
    throw new AppError('malformed_request', 'X-GitHub-Delivery and X-GitHub-Event must name the delivery.');
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw new AppError('malformed_request', 'A delivery is a JSON object.');
  return inTransaction(ctx, async ({ tx }) => {
    const isNew = await storeDelivery(tx, { deliveryId, event, payload: payload as Record<string, unknown> });
    if (isNew) await notify(tx, 'deliveries');
    return isNew;
  });
}

function isName(value: string | null): value is string {
  return value !== null && value !== '' && value.length <= LONGEST_NAME;
}
