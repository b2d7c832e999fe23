/** What a rule can be about, and what it can allow. */
export const SUBJECTS = [
  'Blueprint',
  'Entity',
  'Action',
  'Run',
  'AuditEvent',
  'User',
  'Team',
  'Policy',
  'MachineClient',
  'View',
] as const;
export type Subject = (typeof SUBJECTS)[number];

export const VERBS = [
  'read',
  'create',
  'update',
  'delete',
  'execute',
  'approve',
  'cancel',
  'resolve',
  'manage',
] as const;
export type Verb = (typeof VERBS)[number];

type AttributeKind = 'text' | 'texts' | 'boolean';

/**
 * The attributes conditions may name: the allow-list of the in-memory and of the SQL reading alike.
 * Run and AuditEvent use the names of their rows, so that a row is its own attributes.
 */
export const ATTRIBUTES: Readonly<Record<Subject, Readonly<Record<string, AttributeKind>>>> = {
  Blueprint: { identifier: 'text' },
  Entity: {
    blueprint: 'text',
    identifier: 'text',
    title: 'text',
    team: 'texts',
    createdBy: 'text',
    updatedBy: 'text',
  },
  Action: {
    identifier: 'text',
    blueprint: 'text',
    operation: 'text',
    users: 'texts',
    roles: 'texts',
    teams: 'texts',
    ownedByTeam: 'boolean',
    entityTeams: 'texts',
  },
  Run: {
    actionIdentifier: 'text',
    blueprintIdentifier: 'text',
    entityIdentifier: 'text',
    operation: 'text',
    state: 'text',
    requestedBy: 'text',
    approverUsers: 'texts',
    approverTeams: 'texts',
    approverRoles: 'texts',
    entityTeams: 'texts',
    visibleToAll: 'boolean',
    allowMachineApproval: 'boolean',
  },
  AuditEvent: {
    actorId: 'text',
    action: 'text',
    resourceType: 'text',
    resourceId: 'text',
    blueprint: 'text',
    entity: 'text',
    runId: 'text',
    origin: 'text',
    teams: 'texts',
  },
  User: { id: 'text', email: 'text', role: 'text' },
  Team: { identifier: 'text' },
  Policy: { id: 'text' },
  MachineClient: { id: 'text' },
  View: { blueprint: 'text', owner: 'text', shared: 'boolean' },
};

const PROPERTY_PREFIX = 'properties.';

/** The property that `properties.<name>` names; all after the first dot is the name, further dots included. */
export function propertyOfPath(path: string): string | undefined {
  return path.startsWith(PROPERTY_PREFIX) && path.length > PROPERTY_PREFIX.length
    ? path.slice(PROPERTY_PREFIX.length)
    : undefined;
}

export function isAttribute(subject: Subject, path: string): boolean {
  return (
    Object.hasOwn(ATTRIBUTES[subject], path) || (subject === 'Entity' && propertyOfPath(path) !== undefined)
  );
}
