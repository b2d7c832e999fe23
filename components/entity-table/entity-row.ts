/** What is shown of one entity; `properties` and `relations` as `/v1` answers them. */
export interface EntityRow {
  identifier: string;
  title?: string | null;
  icon?: string | null;
  blueprint: string;
  team: string[];
  properties: Record<string, unknown>;
  relations: Record<string, string | string[] | null>;
  createdAt: string;
  updatedAt: string;
  createdBy?: string;
  updatedBy?: string;
}

/** The value a column shows of a row: `$title` and other meta properties, a relation, or a property. */
export function cellValue(row: EntityRow, key: string, source: 'meta' | 'property' | 'relation'): unknown {
  if (source === 'property') return row.properties[key];
  if (source === 'relation') return row.relations[key];
  switch (key) {
    case '$identifier':
      return row.identifier;
    case '$title':
      return row.title ?? row.identifier;
    case '$team':
      return row.team;
    case '$createdAt':
      return row.createdAt;
    case '$updatedAt':
      return row.updatedAt;
    case '$createdBy':
      return row.createdBy;
    case '$updatedBy':
      return row.updatedBy;
    default:
      return undefined;
  }
}
