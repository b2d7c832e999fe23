import { findByName as findRows } from '#db/queries/entity-search-names.ts';
import { type Context, reader } from '#lib/access/server/context.ts';
import { wholeSelection } from './selection.ts';

export interface NameMatch {
  blueprint: string;
  blueprintTitle: string;
  identifier: string;
  title: string | null;
  icon: string | null;
}

export const NAME_MATCHES = { usual: 10, most: 50 };

/** Entities of all blueprints the caller may see by identifier and title, the likeliest first. */
export async function findByName(
  ctx: Context,
  { text, limit = NAME_MATCHES.usual }: { text: string; limit?: number | undefined },
): Promise<NameMatch[]> {
  const selection = await wholeSelection(ctx);
  const blueprints = new Map(selection.blueprints.map((blueprint) => [blueprint.id, blueprint]));
  const found = await findRows(reader(ctx), { ...selection, text }, limit);
  return found.flatMap(({ blueprintId, identifier, title, icon }) => {
    const document = blueprints.get(blueprintId)?.document;
    if (!document) return [];
    const blueprintTitle = document.title || document.identifier;
    return [{ blueprint: document.identifier, blueprintTitle, identifier, title, icon }];
  });
}
