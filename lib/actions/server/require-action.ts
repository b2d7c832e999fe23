import { type ActionRow, findAction, lockAction } from '#db/queries/actions.ts';
import { authorise, authoriseRead } from '#lib/access/server/authorise.ts';
import { type Context, reader, type TransactionContext } from '#lib/access/server/context.ts';
import { requireVersion } from '#lib/access/server/require-version.ts';
import type { Verb } from '#lib/access/subjects.ts';
import { actionAttributes } from '#lib/actions/action-attributes.ts';

/** The action when the caller may see it; what may not be seen answers like what does not exist. */
export async function requireAction(ctx: Context, identifier: string): Promise<ActionRow> {
  const row = await findAction(reader(ctx), identifier);
  authoriseRead(ctx, 'Action', row, actionAttributes, identifier);
  return row;
}

/** The same, locked, and the caller may do `verb` to it. */
export async function requireActionFor(
  ctx: TransactionContext,
  verb: Verb,
  identifier: string,
  expectedVersion?: number,
): Promise<ActionRow> {
  const row = await lockAction(ctx.tx, identifier);
  authoriseRead(ctx, 'Action', row, actionAttributes, identifier);
  authorise(ctx, verb, 'Action', actionAttributes(row));
  requireVersion(row.version, expectedVersion);
  return row;
}

/** The path names the action already; a document may leave its identifier out. */
export function withIdentifier(document: unknown, identifier: string): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return document;
  return 'identifier' in document ? document : { identifier, ...document };
}
