import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { AppError, type Issue } from '#lib/errors.ts';
import { ROLES } from './actor.ts';
import { type Conditions, parseConditions } from './conditions.ts';
import { isAttribute, type Subject, type Verb } from './subjects.ts';

/**
 * What stored rules may speak about. Users, teams, policies and machine clients are left out: whoever could be
 * granted those could grant himself the rest.
 */
const POLICY_SUBJECTS = ['Blueprint', 'Entity', 'Action', 'Run', 'AuditEvent'] as const;
const POLICY_VERBS = [
  'read',
  'create',
  'update',
  'delete',
  'execute',
  'approve',
  'cancel',
  'resolve',
] as const;

const names = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 200, description });

const policySchema = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 200 }),
    description: Type.Optional(Type.String({ maxLength: 2_000 })),
    effect: Type.Union([Type.Literal('can'), Type.Literal('cannot')]),
    verbs: Type.Array(Type.Union(POLICY_VERBS.map((verb) => Type.Literal(verb))), {
      minItems: 1,
      uniqueItems: true,
    }),
    subject: Type.Union(POLICY_SUBJECTS.map((subject) => Type.Literal(subject))),
    conditions: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          'Attributes with $eq, $ne, $in, $nin, $gt, $gte, $lt, $lte, $exists, $not; $and, $or, $nor, $not. ' +
          'A value `{"context": "user", "property": "teams"}` stands for a fact about the caller.',
      }),
    ),
    appliesTo: Type.Object(
      {
        users: names('e-mail addresses'),
        teams: names('team identifiers'),
        roles: Type.Array(Type.Union(ROLES.map((role) => Type.Literal(role))), { maxItems: 2 }),
      },
      { additionalProperties: false },
    ),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false, $id: 'Policy' },
);

/** A stored rule, as an admin writes it. */
export interface PolicyDocument
  extends Omit<Static<typeof policySchema>, 'verbs' | 'subject' | 'conditions'> {
  verbs: Verb[];
  subject: Subject;
  conditions?: Conditions;
}

/** Facts about the caller that a condition can name instead of a value. */
export interface PolicyUser {
  id: string;
  email: string | null;
  role: string;
  teams: readonly string[];
}

/** Checks a document before it is saved; throws `invalid_input` with every fault. */
export function parsePolicy(document: unknown): PolicyDocument {
  const issues: Issue[] = [...Value.Errors(policySchema, document)].slice(0, 20).map((error) => ({
    path: error.path,
    code: 'invalid_type',
    message: error.message,
  }));
  if (issues.length > 0)
    throw new AppError('invalid_input', 'This is not a valid policy.', { details: issues });
  const policy = document as PolicyDocument;
  const { users, teams, roles } = policy.appliesTo;
  if (users.length + teams.length + roles.length === 0) {
    const message = 'A policy applies to at least one user, team or role.';
    throw new AppError('invalid_input', message, {
      details: [{ path: '/appliesTo', code: 'required', message }],
    });
  }
  const anybody: PolicyUser = { id: '', email: '', role: 'Member', teams: [] };
  parseConditions(
    resolveConditions(policy.conditions ?? {}, anybody),
    (path) => isAttribute(policy.subject, path),
    '/conditions',
  );
  return policy;
}

/** The condition with every `{context: "user", property}` replaced by the fact it names. */
export function resolveConditions(conditions: Conditions, user: PolicyUser): Conditions {
  return resolve(conditions, user, 0) as Conditions;
}

/** Deeper nesting is left as it is: `parseConditions` refuses it in its own words. */
const MAX_DEPTH = 32;

function resolve(value: unknown, user: PolicyUser, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item) => resolve(item, user, depth + 1));
  if ('context' in value) return userFact(value, user);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolve(item, user, depth + 1)]),
  );
}

function userFact(value: { context: unknown; property?: unknown }, user: PolicyUser): unknown {
  switch (value.context === 'user' ? value.property : undefined) {
    case 'id':
      return user.id;
    case 'email':
      return user.email;
    case 'role':
      return user.role;
    case 'teams':
      return user.teams;
    default:
      throw new AppError(
        'invalid_input',
        'Known are the context "user" and its properties id, email, role, teams.',
      );
  }
}
