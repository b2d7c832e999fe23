import {
  bigint,
  boolean,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ActionPermissions } from '#lib/actions/permissions.ts';
import { RUN_STATES } from '#lib/runs/states.ts';
import { at, authorship, type Document } from './columns.ts';

export const actions = pgTable('actions', {
  id: uuid().primaryKey(),
  identifier: text().notNull().unique(),
  title: text(),
  triggerType: text().notNull(),
  operation: text(),
  blueprintIdentifier: text(),
  document: json().$type<Document>().notNull(),
  permissions: json().$type<ActionPermissions>().notNull(),
  version: integer().notNull().default(1),
  ...authorship(),
});

export const actionVersions = pgTable(
  'action_versions',
  {
    actionId: uuid().notNull(),
    version: integer().notNull(),
    document: json().$type<Document>(),
    permissions: json().$type<ActionPermissions>(),
    changedAt: at().notNull().defaultNow(),
    changedBy: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.actionId, table.version] })],
);

/** The run's row is the state machine and the outbox at once; every arrow is one guarded UPDATE. */
export const runs = pgTable(
  'runs',
  {
    id: text().primaryKey(),
    actionId: uuid().notNull(),
    actionIdentifier: text().notNull(),
    actionVersion: integer().notNull(),
    operation: text(),
    blueprintIdentifier: text(),
    entityId: uuid(),
    entityIdentifier: text(),
    properties: json().$type<Document>().notNull(),
    state: text({ enum: RUN_STATES }).notNull(),
    statusLabel: text(),
    summary: text(),
    links: text().array().notNull().default([]),
    externalRunId: text(),

    /** Canonical request (RFC 8785), as bytes people saw and the worker sends; `requestHash` is its SHA-256 in hex. */
    request: text().notNull(),
    requestHash: text().notNull(),
    /** the body's credentials-free headers and flags outside the hash, e.g. `{returnRunDetails: true}` */
    dispatchOptions: json().$type<Document>().notNull().default({}),
    idempotencyKey: text(),
    /** SHA-256 of what was submitted under the key: the same key with another body is refused. */
    idempotencyHash: text(),

    requestedBy: text().notNull(),
    requesterKind: text({ enum: ['person', 'machine', 'system'] }).notNull(),
    requester: json().$type<Document>().notNull(),

    approvalRequired: boolean().notNull().default(false),
    approvalType: text({ enum: ['ANY', 'ALL'] })
      .notNull()
      .default('ANY'),
    allowMachineApproval: boolean().notNull().default(false),
    /** Copies of the action's approvers and the entity's teams, so that read rules stay inside this row. */
    approverUsers: text().array().notNull().default([]),
    approverTeams: text().array().notNull().default([]),
    approverRoles: text().array().notNull().default([]),
    entityTeams: text().array().notNull().default([]),
    visibleToAll: boolean().notNull().default(false),

    attempt: integer().notNull().default(0),
    leaseOwner: text(),
    leaseUntil: at(),
    availableAt: at().notNull().defaultNow(),
    sentAt: at(),
    unknownSince: at(),
    /** next look at GitHub for `unknown` and `dispatched` rows */
    checkAt: at(),

    workflowRunId: bigint({ mode: 'number' }),
    workflowRunUrl: text(),
    workflowStatus: text(),
    workflowConclusion: text(),
    workflowUpdatedAt: at(),
    workflowLogsAt: at(),
    failure: text(),
    response: json().$type<Document>(),

    version: integer().notNull().default(1),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    decidedAt: at(),
    dispatchedAt: at(),
    endedAt: at(),
  },
  (table) => [
    uniqueIndex('runs_idempotency_key').on(table.requestedBy, table.idempotencyKey),
    index('runs_state_idx').on(table.state, table.availableAt),
    index('runs_check_idx').on(table.checkAt),
    index('runs_created_idx').on(table.createdAt, table.id),
    index('runs_action_idx').on(table.actionIdentifier, table.createdAt),
    index('runs_action_id_idx').on(table.actionId),
    index('runs_blueprint_idx').on(table.blueprintIdentifier, table.entityIdentifier, table.createdAt),
    index('runs_entity_idx').on(table.entityId, table.createdAt),
    index('runs_requester_idx').on(table.requestedBy, table.createdAt),
    index('runs_workflow_idx').on(table.workflowRunId),
    index('runs_external_idx').on(table.externalRunId),
  ],
);

export const runDecisions = pgTable(
  'run_decisions',
  {
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    approverId: text().notNull(),
    approver: json().$type<Document>().notNull(),
    decision: text({ enum: ['APPROVE', 'DECLINE'] }).notNull(),
    reason: text(),
    /** the request the approver saw */
    requestHash: text().notNull(),
    /** set when the approver lost the right before dispatch; a voided decision counts no more */
    voidedAt: at(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.approverId] })],
);

/** What people say about a run, beside their decisions. Rows are only ever added. */
export const runComments = pgTable(
  'run_comments',
  {
    id: uuid().primaryKey(),
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    at: at().notNull().defaultNow(),
    authorId: text().notNull(),
    author: json().$type<Document>().notNull(),
    text: text().notNull(),
  },
  (table) => [index('run_comments_run_idx').on(table.runId, table.id)],
);

/** The timeline of a run: one row per arrow of the state machine and per fact learnt from GitHub. */
export const runEvents = pgTable(
  'run_events',
  {
    id: uuid().primaryKey(),
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    at: at().notNull().defaultNow(),
    kind: text().notNull(),
    message: text().notNull(),
    actor: json().$type<Document>(),
    data: json().$type<Document>(),
  },
  (table) => [index('run_events_run_idx').on(table.runId, table.id)],
);

export const runLogs = pgTable(
  'run_logs',
  {
    id: uuid().primaryKey(),
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    at: at().notNull().defaultNow(),
    level: text().notNull().default('INFO'),
    /** where the line comes from: the API client, or the job and step of the workflow */
    origin: text(),
    message: text().notNull(),
  },
  (table) => [index('run_logs_run_idx').on(table.runId, table.id)],
);

/** One row per send attempt: intent is committed here before a byte leaves. */
export const runAttempts = pgTable(
  'run_attempts',
  {
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    attempt: integer().notNull(),
    worker: text().notNull(),
    startedAt: at().notNull().defaultNow(),
    endedAt: at(),
    outcome: text(),
    status: integer(),
    answer: json().$type<Document>(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.attempt] })],
);

/** Jobs of the workflow run as last seen. `steps` is GitHub's list, reduced. */
export const runJobs = pgTable(
  'run_jobs',
  {
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    jobId: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    status: text().notNull(),
    conclusion: text(),
    startedAt: at(),
    completedAt: at(),
    steps: json().$type<Document[]>().notNull().default([]),
    position: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.runId, table.jobId] })],
);

/** Entities a run wrote (`run_id` on `/v1`): entity and run name each other. */
export const runEntities = pgTable(
  'run_entities',
  {
    runId: text()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    blueprintIdentifier: text().notNull(),
    entityId: uuid().notNull(),
    entityIdentifier: text().notNull(),
    operation: text().notNull(),
    at: at().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.entityId, table.operation] }),
    index('run_entities_entity_idx').on(table.entityId),
    index('run_entities_blueprint_idx').on(table.blueprintIdentifier),
  ],
);
