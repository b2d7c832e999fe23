import { isDeepStrictEqual } from 'node:util';
import type { EntityChange, EntityRow } from '#db/queries/entities.ts';
import { actorId } from '#lib/access/actor.ts';
import type { Context } from '#lib/access/server/context.ts';
import type { EntityContent, WriteKind } from './entity-content.ts';

/** What a write sets in the entity's row; relations stand elsewhere. */
export function changeOf(ctx: Context, content: EntityContent, kind: WriteKind): EntityChange {
  const { relations: _, properties, ...fields } = content;
  const author = { source: ctx.userAgent ?? null, by: actorId(ctx.actor) };
  if (kind === 'patch') {
    return {
      ...fields,
      ...(properties ? { properties: { mode: 'merge', values: properties } } : {}),
      ...author,
    };
  }
  const blank = { title: null, icon: null, team: [] };
  return { ...blank, ...fields, properties: { mode: 'replace', values: properties ?? {} }, ...author };
}

/** The row as the change would leave it, for the rules to judge beforehand; who wrote it last is left as it is. */
export function rowAfter(row: EntityRow, { properties, ...change }: EntityChange): EntityRow {
  const { identifier = row.identifier, title = row.title, icon = row.icon, team = row.team } = change;
  const kept = properties?.mode === 'replace' ? {} : row.properties;
  return { ...row, identifier, title, icon, team, properties: { ...kept, ...properties?.values } };
}

export function changesRow(row: EntityRow, change: EntityChange): boolean {
  const after = rowAfter(row, change);
  return (['identifier', 'title', 'icon', 'team', 'properties'] as const).some(
    (name) => !isDeepStrictEqual(after[name], row[name]),
  );
}
