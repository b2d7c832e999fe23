import type { CatalogColumn } from '#lib/blueprints/to-columns.ts';
import type { LinkTitles } from './link-titles.ts';
import type { WireEntity } from './wire-entity.ts';

type Column = Pick<CatalogColumn, 'key' | 'source' | 'target'>;
const META = {
  $identifier: 'identifier',
  $title: 'title',
  $team: 'team',
  $createdAt: 'createdAt',
  $updatedAt: 'updatedAt',
  $createdBy: 'createdBy',
  $updatedBy: 'updatedBy',
} as const;

/** A value as a spreadsheet takes it: numbers stay numbers, lists are joined, links read as titles, objects as JSON. */
export function columnText(entity: WireEntity, column: Column, titles: LinkTitles): string | number {
  const value = fieldOf(entity, column);
  const known = column.target === undefined ? undefined : own(titles, column.target);
  const one = (item: unknown) => plain((known && typeof item === 'string' && own(known, item)) || item);
  return Array.isArray(value) ? value.map(one).join(', ') : one(value);
}

function fieldOf(entity: WireEntity, { key, source }: Column): unknown {
  if (source === 'meta') return isMeta(key) ? entity[META[key]] : undefined;
  return own(source === 'property' ? entity.properties : entity.relations, key);
}

function plain(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}

function isMeta(key: string): key is keyof typeof META {
  return Object.hasOwn(META, key);
}

function own<T>(map: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
