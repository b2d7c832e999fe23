import { type TSchema, Type } from '@sinclair/typebox';
import { RUN_STATES } from '#lib/runs/states.ts';
import { authorship } from './document-schemas.ts';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const text = nullable(Type.String());
const moment = nullable(Type.String({ format: 'date-time' }));
const anything = Type.Record(Type.String(), Type.Unknown());
const named = Type.Object({ identifier: Type.String(), title: text, icon: text });
const person = Type.Object({
  kind: Type.String(),
  id: Type.String(),
  name: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
});
const names = Type.Array(Type.String());

const runState = Type.Union(
  RUN_STATES.map((state) => Type.Literal(state)),
  { description: 'where the run really stands' },
);

/** A run as lists answer it. */
export const runSchema = Type.Object({
  id: Type.String(),
  action: Type.Object({
    identifier: Type.String(),
    title: Type.String(),
    icon: text,
    version: Type.Integer(),
    deleted: Type.Boolean(),
  }),
  blueprint: nullable(named),
  entity: nullable(named),
  properties: anything,
  status: Type.String({
    description: 'IN_PROGRESS, SUCCESS, FAILURE, WAITING_FOR_APPROVAL, DECLINED, CANCELLED',
  }),
  state: runState,
  statusLabel: text,
  summary: text,
  link: Type.Array(Type.String()),
  externalRunId: text,
  operation: text,
  payload: anything,
  request: Type.String({ description: 'the exact request, canonical JSON (RFC 8785)' }),
  requestHash: Type.String({ description: 'SHA-256 of `request`, in hex' }),
  workflowRun: nullable(Type.Object({ id: Type.Integer(), url: text })),
  attempt: Type.Integer({ description: 'how often it was sent' }),
  failure: text,
  requester: person,
  approvalRequired: Type.Boolean(),
  requiredApproval: Type.Optional(Type.Object({ type: Type.String() })),
  approvers: Type.Object({ type: Type.String(), users: names, teams: names, roles: names }),
  approval: Type.Optional(Type.Object({ state: Type.String(), userId: Type.String(), description: text })),
  approvals: Type.Array(
    Type.Object({
      approver: person,
      decision: Type.String(),
      reason: text,
      createdAt: Type.String(),
      voided: Type.Boolean({ description: 'counts no more: the approver lost the right before dispatch' }),
    }),
  ),
  commentCount: Type.Integer(),
  ...authorship,
  decidedAt: moment,
  dispatchedAt: moment,
  endedAt: moment,
  /** when the log of the workflow run was taken over, whole; null before */
  logsAt: moment,
  can: Type.Object({
    approve: Type.Boolean(),
    withdraw: Type.Boolean(),
    cancel: Type.Boolean(),
    resolve: Type.Boolean(),
  }),
});

const event = Type.Object({
  id: Type.String(),
  at: Type.String(),
  kind: Type.String(),
  message: Type.String(),
  actor: nullable(person),
  data: nullable(anything),
});
const job = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  status: Type.String(),
  conclusion: text,
  startedAt: moment,
  completedAt: moment,
  steps: Type.Array(anything),
});
const attempt = Type.Object({
  attempt: Type.Integer(),
  startedAt: Type.String(),
  endedAt: moment,
  outcome: text,
  status: nullable(Type.Integer()),
  answer: nullable(anything),
});
const entity = Type.Object({
  blueprint: Type.String(),
  identifier: Type.String(),
  operation: Type.String(),
  at: Type.String(),
});

/** What somebody said about a run. */
export const runCommentSchema = Type.Object({
  id: Type.String(),
  at: Type.String({ format: 'date-time' }),
  author: person,
  text: Type.String(),
});

const approvalProgress = Type.Object({
  type: Type.String(),
  needed: Type.Integer(),
  given: Type.Integer(),
  candidates: Type.Integer({ description: 'who could approve and has not, counted up to 200' }),
  open: Type.Array(
    Type.Object({
      kind: Type.String({ description: 'user, team or role' }),
      name: Type.String(),
      title: Type.String(),
      canBeFilled: Type.Boolean({ description: 'somebody is there who could approve for it' }),
    }),
    { description: 'who is still missing, where all must approve' },
  ),
  leavesOutRequester: Type.Boolean(),
});

const difference = Type.Object({
  name: Type.String(),
  change: Type.String({ description: 'same, changed, added or removed' }),
  now: Type.Optional(Type.Unknown()),
  before: Type.Optional(Type.Unknown()),
});

/** A run beside the one before it on the same entity. */
export const runComparisonSchema = Type.Object({
  last: nullable(
    Type.Object({ id: Type.String(), requester: person, dispatchedAt: Type.String(), state: runState }),
  ),
  inputs: Type.Array(difference),
  request: Type.Array(difference, { description: 'only what differs' }),
});

/** Of a workflow, as its file has them, in the order of `needs`. */
export const plannedJobs = Type.Array(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    needs: names,
    steps: Type.Optional(nullable(Type.Integer({ description: 'null: it calls another workflow' }))),
    medianSeconds: nullable(Type.Number({ description: 'in the last runs of the action' })),
  }),
);

/** One run, with what hangs on it. */
export const fullRunSchema = Type.Intersect([
  runSchema,
  Type.Object({
    answer: nullable(Type.Record(Type.String(), Type.Unknown(), { description: 'what GitHub answered' })),
    events: Type.Array(event),
    comments: Type.Array(runCommentSchema),
    approvalProgress: nullable(approvalProgress),
    jobs: Type.Array(job),
    planned: plannedJobs,
    attempts: Type.Array(attempt),
    entities: Type.Array(entity, { description: 'entities the run wrote' }),
  }),
]);

export const runLogSchema = Type.Object({
  id: Type.String(),
  runId: Type.String(),
  at: Type.String({ format: 'date-time' }),
  level: Type.String(),
  origin: text,
  message: Type.String(),
});
