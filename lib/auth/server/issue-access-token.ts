import { findMachineClient } from '#db/queries/machine-clients.ts';
import { databaseTime } from '#db/queries/sessions.ts';
import { clearFailures, countFailure, secondsBlocked } from '#db/queries/sign-in-limits.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { issueToken, TOKEN_SECONDS } from '#lib/auth/access-token.ts';
import { matchesSecret } from '#lib/auth/machine-secret.ts';
import { hashToken } from '#lib/auth/session-cookie.ts';
import { AppError } from '#lib/errors.ts';

const WINDOW_SECONDS = 300;
const MOST_FAILURES = 10;
const MOST_FAILURES_OF_ADDRESS = 100;

interface AccessToken {
  accessToken: string;
  expiresIn: number;
}

/**
 * A token for a machine client. Failures are counted per address and client, and per address: whoever guesses
 * is stopped, the right client elsewhere still gets in.
 */
export async function issueAccessToken(
  ctx: Context,
  input: { clientId: string; clientSecret: string; address: string },
): Promise<AccessToken> {
  const executor = reader(ctx);
  const address = `sign-in:${hashToken(input.address).slice(0, 32)}`;
  const pair = `${address}:${hashToken(input.clientId).slice(0, 32)}`;
  for (const key of [address, pair]) {
    const seconds = await secondsBlocked(executor, key);
    if (seconds)
      throw new AppError('too_many_requests', 'Too many failed attempts; try again later.', {
        retryAfter: seconds,
      });
  }
  const client = await findMachineClient(executor, input.clientId);
  if (!(await matchesSecret(input.clientSecret, client?.secretHash)) || !client) {
    await countFailure(executor, pair, MOST_FAILURES, WINDOW_SECONDS);
    await countFailure(executor, address, MOST_FAILURES_OF_ADDRESS, WINDOW_SECONDS);
    ctx.services.log.warn({ requestId: ctx.requestId, address: input.address }, 'machine sign-in failed');
    throw new AppError('invalid_credentials', 'The client id or secret is wrong.');
  }
  await clearFailures(executor, pair);
  const issuedAt = await databaseTime(executor);
  const accessToken = await issueToken(ctx.services.env, { subject: client.id, isMachine: true, issuedAt });
  return { accessToken, expiresIn: TOKEN_SECONDS };
}
