import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, authorship, type Document } from './columns.ts';

export const blueprints = pgTable('blueprints', {
  id: uuid().primaryKey(),
  identifier: text().notNull().unique(),
  title: text(),
  icon: text(),
  document: json().$type<Document>().notNull(),
  version: integer().notNull().default(1),
  ...authorship(),
});

export const blueprintVersions = pgTable(
  'blueprint_versions',
  {
    blueprintId: uuid().notNull(),
    version: integer().notNull(),
    document: json().$type<Document>(),
    changedAt: at().notNull().defaultNow(),
    changedBy: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.blueprintId, table.version] })],
);

/** LIST-partitioned by blueprint (see the migration): a query or insert never pays for other blueprints. */
export const entities = pgTable(
  'entities',
  {
    blueprintId: uuid().notNull(),
    id: uuid().notNull(),
    identifier: text().notNull(),
    title: text(),
    icon: text(),
    team: text().array().notNull().default([]),
    properties: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    computed: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    version: integer().notNull().default(1),
    /** User-Agent of the last writer (`$datasource` on the wire) */
    source: text(),
    ...authorship(),
  },
  (table) => [
    primaryKey({ columns: [table.blueprintId, table.id] }),
    uniqueIndex('entities_identifier_key').on(table.blueprintId, table.identifier),
    index('entities_updated_idx').on(table.updatedAt, table.id),
    index('entities_created_idx').on(table.createdAt, table.id),
    index('entities_identifier_start_idx').on(sql`lower(left(${table.identifier}, 200) collate "C")`),
    index('entities_team_idx').using('gin', table.team),
    index('entities_properties_idx').using('gin', table.properties.op('jsonb_path_ops')),
  ],
);

/** One row per link. No foreign keys to partitions: writers lock the target row instead (see the entity queries). */
export const entityRelations = pgTable(
  'entity_relations',
  {
    sourceBlueprintId: uuid().notNull(),
    sourceId: uuid().notNull(),
    relation: text().notNull(),
    position: integer().notNull().default(0),
    targetBlueprintId: uuid().notNull(),
    targetId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.relation, table.targetId] }),
    index('entity_relations_target_idx').on(
      table.targetId,
      table.relation,
      table.sourceBlueprintId,
      table.sourceId,
    ),
    index('entity_relations_blueprint_idx').on(table.sourceBlueprintId, table.relation, table.targetId),
  ],
);

/** Every change of every entity, LIST-partitioned like `entities`. `snapshot` is the whole entity after the change. */
export const entityHistory = pgTable(
  'entity_history',
  {
    blueprintId: uuid().notNull(),
    id: uuid().notNull(),
    entityId: uuid().notNull(),
    identifier: text().notNull(),
    version: integer().notNull(),
    operation: text({ enum: ['create', 'update', 'delete'] }).notNull(),
    snapshot: jsonb().$type<Document>().notNull(),
    validFrom: at().notNull(),
    validTo: at(),
    actor: json().$type<Document>().notNull(),
    runId: text(),
    source: text(),
  },
  (table) => [
    primaryKey({ columns: [table.blueprintId, table.id] }),
    index('entity_history_entity_idx').on(table.entityId, table.validFrom),
  ],
);

/** Expression indexes the worker builds on a blueprint's partition for sorting and filtering. */
export const propertyIndexes = pgTable(
  'property_indexes',
  {
    blueprintId: uuid()
      .notNull()
      .references(() => blueprints.id, { onDelete: 'cascade' }),
    property: text().notNull(),
    type: text({ enum: ['text', 'number', 'boolean', 'date'] }).notNull(),
    state: text({ enum: ['wanted', 'building', 'ready', 'failed'] })
      .notNull()
      .default('wanted'),
    error: text(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.blueprintId, table.property] })],
);

/** How somebody wants to see the entities of a blueprint. */
export const views = pgTable(
  'views',
  {
    id: uuid().primaryKey(),
    blueprintId: uuid()
      .notNull()
      .references(() => blueprints.id, { onDelete: 'cascade' }),
    title: text().notNull(),
    /** id of a person or machine client */
    owner: text().notNull(),
    shared: boolean().notNull().default(false),
    /** the query string of the catalog page */
    state: text().notNull(),
    version: integer().notNull().default(1),
    ...authorship(),
  },
  (table) => [uniqueIndex('views_title_key').on(table.blueprintId, table.owner, table.title)],
);
