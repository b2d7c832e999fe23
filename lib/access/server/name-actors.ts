import { findActors } from '#db/queries/actors.ts';
import { type Context, reader } from '#lib/access/server/context.ts';

export interface ActorName {
  kind: 'person' | 'machine' | 'system' | 'webhook' | 'unknown';
  id: string;
  name: string;
  email?: string;
}

/** Who stands behind the ids that `createdBy` and its like hold; one that is gone keeps its id as name. */
export async function nameActors(ctx: Context, ids: readonly string[]): Promise<(id: string) => ActorName> {
  const found = await findActors(reader(ctx), [...new Set(ids)]);
  return (id) => found.get(id) ?? describeId(id);
}

function describeId(id: string): ActorName {
  const [, kind, name] = /^(system|webhook):(.+)$/.exec(id) ?? [];
  if (kind === undefined || name === undefined) return { kind: 'unknown', id, name: id };
  return { kind: kind as 'system' | 'webhook', id, name };
}
