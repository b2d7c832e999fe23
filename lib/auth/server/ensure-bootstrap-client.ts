import { notify } from '#db/queries/events.ts';
import {
  findMachineClient,
  revokeOtherBootstrapClients,
  upsertBootstrapClient,
} from '#db/queries/machine-clients.ts';
import { voidTokens } from '#db/queries/users.ts';
import type { Services } from '#lib/access/server/context.ts';
import { hashSecret, matchesSecret } from '#lib/auth/machine-secret.ts';
import { newId } from '#lib/ids.ts';

/** Makes the environment's client the only bootstrap client; a changed secret voids what was issued for the old. */
export async function ensureBootstrapClient(services: Services): Promise<void> {
  const wanted = services.env.bootstrapClient;
  await services.db.transaction(async (tx) => {
    await revokeOtherBootstrapClients(tx, wanted?.id ?? '');
    if (!wanted) return;
    const known = await findMachineClient(tx, wanted.id);
    if (known?.bootstrap && (await matchesSecret(wanted.secret, known.secretHash))) return;
    const secretHash = await hashSecret(wanted.secret);
    const id = await upsertBootstrapClient(tx, { id: newId(), clientId: wanted.id, secretHash });
    // Also when it was revoked in between: its old tokens must not come back to life with it.
    await voidTokens(tx, id);
    await notify(tx, 'access');
  });
}
