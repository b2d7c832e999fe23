/** Who acts. Every write and every audit row names one. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'person';
      id: string;
      email: string;
      name: string;
      role: Role /** team identifiers */;
      teams: string[];
      /** identifiers of the blueprints this person moderates */
      moderates?: string[];
    }
  | {
      kind: 'machine';
      id: string;
      clientId: string;
      role: Role /** the client named in the environment */;
      bootstrap: boolean;
    }
  | { kind: 'system'; job: string }
  | { kind: 'webhook'; source: string };

export type Role = 'Admin' | 'Member';
export const ROLES: readonly Role[] = ['Admin', 'Member'];

/** The id that stands in `createdBy`, `requestedBy` and audit rows. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'person':
      return actor.id;
    case 'machine':
      return actor.id;
    case 'system':
      return `system:${actor.job}`;
    case 'webhook':
      return `webhook:${actor.source}`;
  }
}

/** What audit rows and timelines show of an actor, kept as it was then. */
export function describeActor(actor: Actor): Record<string, unknown> {
  switch (actor.kind) {
    case 'person':
      return { kind: 'person', id: actor.id, name: actor.name, email: actor.email };
    case 'machine':
      return { kind: 'machine', id: actor.id, name: actor.clientId };
    case 'system':
      return { kind: 'system', id: actorId(actor), name: actor.job };
    case 'webhook':
      return { kind: 'webhook', id: actorId(actor), name: actor.source };
    case 'anonymous':
      return { kind: 'anonymous', id: 'anonymous', name: 'anonymous' };
  }
}
