import type { BlueprintDocument } from '#lib/blueprints/blueprint-document.ts';
import { propertiesOf, relationsOf } from '#lib/blueprints/blueprint-model.ts';

export interface StoredEntity {
  identifier: string;
  title: string | null;
  icon: string | null;
  team: string[];
  properties: Record<string, unknown>;
  computed: Record<string, unknown>;
  createdAt: Date;
  createdBy: string;
  updatedAt: Date;
  updatedBy: string;
}

export interface WireEntity {
  identifier: string;
  title: string | null;
  icon?: string;
  blueprint: string;
  team: string[];
  properties: Record<string, unknown>;
  relations: Record<string, string | string[] | null>;
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
}

interface Shown {
  entity: StoredEntity;
  document: BlueprintDocument;
  /** identifiers of the targets by relation, in order */
  links: Readonly<Record<string, readonly string[]>>;
  withoutComputed?: boolean;
}

/**
 * An entity as `/v1` answers it: declared properties in the order of the blueprint, `null` where unset, then
 * what else is stored; declared relations with one identifier, a list, or null.
 */
export function toWireEntity({ entity, document, links, withoutComputed }: Shown): WireEntity {
  const { properties, computed } = entity;
  const declared = propertiesOf(document).map(([name]) => [name, own(properties, name) ?? null]);
  return {
    identifier: entity.identifier,
    title: entity.title,
    ...(entity.icon === null ? {} : { icon: entity.icon }),
    blueprint: document.identifier,
    team: entity.team,
    properties: {
      ...Object.fromEntries(declared),
      ...properties,
      ...(withoutComputed ? {} : computed),
    },
    relations: Object.fromEntries(
      relationsOf(document).map(([name, { many }]) => {
        const targets = [...(own(links, name) ?? [])];
        return [name, many ? targets : (targets[0] ?? null)];
      }),
    ),
    createdAt: entity.createdAt.toISOString(),
    createdBy: entity.createdBy,
    updatedAt: entity.updatedAt.toISOString(),
    updatedBy: entity.updatedBy,
  };
}

function own<T>(map: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
