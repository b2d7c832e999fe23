import { index, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, authorship, type Document } from './columns.ts';

/** Append-only (trigger in the migration). Written in the transaction of the change it describes. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid().primaryKey(),
    at: at().notNull().defaultNow(),
    /** `{kind, id, name, email?}` */
    actor: json().$type<Document>().notNull(),
    actorId: text().notNull(),
    /** `entity.create`, `run.approve`, … */
    action: text().notNull(),
    resourceType: text().notNull(),
    resourceId: text().notNull(),
    blueprint: text(),
    entity: text(),
    runId: text(),
    /** `ui`, `api`, `worker`, `webhook`, `seed` */
    origin: text().notNull(),
    /** `{before, after}` of the changed fields only */
    difference: json().$type<Document>(),
    requestId: text().notNull(),
    /** teams that owned the resource then: the read rule stays inside the row */
    teams: text().array().notNull().default([]),
  },
  (table) => [
    index('audit_events_at_idx').on(table.at, table.id),
    index('audit_events_resource_idx').on(table.resourceType, table.resourceId, table.id),
    index('audit_events_actor_idx').on(table.actorId, table.id),
    index('audit_events_run_idx').on(table.runId),
  ],
);

/** Stored CASL rules. Conditions use the allow-listed operators of lib/access only. */
export const policies = pgTable('policies', {
  id: uuid().primaryKey(),
  title: text().notNull(),
  document: json().$type<Document>().notNull(),
  ...authorship(),
});

/** Background work that is not a dispatch: `index.build`, `workflow.refresh`, … */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid().primaryKey(),
    topic: text().notNull(),
    payload: json().$type<Document>().notNull(),
    createdAt: at().notNull().defaultNow(),
    availableAt: at().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    leaseOwner: text(),
    leaseUntil: at(),
    doneAt: at(),
    error: text(),
  },
  (table) => [index('outbox_available_idx').on(table.doneAt, table.availableAt)],
);

/** Webhook deliveries: stored first, processed later, once per delivery id. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    deliveryId: text().primaryKey(),
    event: text().notNull(),
    payload: json().$type<Document>().notNull(),
    receivedAt: at().notNull().defaultNow(),
    processedAt: at(),
    attempts: integer().notNull().default(0),
    error: text(),
  },
  (table) => [index('webhook_deliveries_open_idx').on(table.processedAt, table.receivedAt)],
);

/** Rate limits of GitHub and of our own API, honoured by every process. */
export const rateLimits = pgTable('rate_limits', {
  key: text().primaryKey(),
  blockedUntil: at(),
  windowStart: at(),
  count: integer().notNull().default(0),
});

/** What a workflow file declares, read from GitHub: `{inputs: {name: {required, default, type, description}}, runName, jobs: [{id, name, needs}]}` */
export const workflowContracts = pgTable(
  'workflow_contracts',
  {
    org: text().notNull(),
    repo: text().notNull(),
    workflow: text().notNull(),
    ref: text().notNull(),
    contract: json().$type<Document>(),
    error: text(),
    fetchedAt: at().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.org, table.repo, table.workflow, table.ref] })],
);

export const heartbeats = pgTable('heartbeats', {
  id: text().primaryKey(),
  kind: text().notNull(),
  startedAt: at().notNull().defaultNow(),
  beatAt: at().notNull().defaultNow(),
  version: text(),
});

/** Installation-wide facts, e.g. `demo.seeded`. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: json().$type<unknown>().notNull(),
  updatedAt: at().notNull().defaultNow(),
});
