import { isStorable } from '#lib/query/storable.ts';
import type { WireEntity } from './wire-entity.ts';

export interface Projection {
  include?: readonly string[] | undefined;
  exclude?: readonly string[] | undefined;
}

type Fields = Record<string, unknown>;
const GROUPS = ['properties', 'relations'] as const;

/**
 * Only what is asked for. Names are meta fields with or without `$` (`$title`, `team`), whole groups
 * (`properties`), or single properties and relations, bare or as `properties.name`; the identifier and the
 * blueprint always stay. Each name may be several, joined by commas.
 */
export function projectEntity(entity: WireEntity, { include, exclude }: Projection): Partial<WireEntity> {
  let result: Fields = { ...entity };
  if (include && include.length > 0) result = pick(result, splitNames(include));
  if (exclude && exclude.length > 0) result = omit(result, splitNames(exclude));
  return { ...result, identifier: entity.identifier, blueprint: entity.blueprint };
}

/** The properties that may be among what is included; undefined: all. */
export function includedProperties({ include }: Projection): string[] | undefined {
  if (!include || include.length === 0) return undefined;
  const names = splitNames(include);
  if (names.has('properties')) return undefined;
  const inner = [...names].map((name) => name.replace(/^properties\./, ''));
  return [...names, ...inner].filter(isStorable);
}

function splitNames(names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => name.split(',')).map((name) => name.trim().replace(/^\$/, '')));
}

function pick(entity: Fields, names: Set<string>): Fields {
  const picked: Fields = {};
  for (const [key, value] of Object.entries(entity)) {
    if (names.has(key)) picked[key] = value;
    else if (isGroup(key)) {
      const inner = Object.entries(value as Fields).filter(
        ([name]) => names.has(name) || names.has(`${key}.${name}`),
      );
      picked[key] = Object.fromEntries(inner);
    }
  }
  return picked;
}

function omit(entity: Fields, names: Set<string>): Fields {
  const kept: Fields = {};
  for (const [key, value] of Object.entries(entity)) {
    if (names.has(key)) continue;
    kept[key] = isGroup(key)
      ? Object.fromEntries(
          Object.entries(value as Fields).filter(
            ([name]) => !names.has(name) && !names.has(`${key}.${name}`),
          ),
        )
      : value;
  }
  return kept;
}

function isGroup(key: string): boolean {
  return GROUPS.some((group) => group === key);
}
