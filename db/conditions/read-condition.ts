import { rulesToAST } from '@casl/ability/extra';
import { and, type SQL, sql } from 'drizzle-orm';
import { type EntityTable, entityTable } from '#db/query-compiler/entity-table.ts';
import { runs } from '#db/schema/actions.ts';
import { blueprints, views } from '#db/schema/catalog.ts';
import { auditEvents } from '#db/schema/operations.ts';
import type { Ability } from '#lib/access/ability.ts';
import { propertyOfPath, type Verb } from '#lib/access/subjects.ts';
import { type AttributePlace, type AttributePlaces, compileCondition } from './compile-condition.ts';

/**
 * What `ability` may `verb`, as a condition on the rows of `blueprints`, `runs`, `audit_events` or `views`; undefined: on all of them.
 * Put it inside every statement that reads these tables for somebody.
 */
export function readCondition(ability: Ability, verb: Verb, subject: keyof typeof PLACES): SQL | undefined {
  return conditionOf(ability, verb, subject, PLACES[subject]);
}

export type EntityCondition = (entity: EntityTable) => SQL | undefined;

/**
 * What `ability` may read of entities, which statements know under several names: in memory `canReadEntity`.
 * Rules about blueprints cost nothing unless they have conditions.
 */
export function entityCondition(ability: Ability): EntityCondition {
  return (entity) =>
    and(blueprintReadable(ability, entity), conditionOf(ability, 'read', 'Entity', entityPlaces(entity)));
}

/** For the table under its own name. */
export function plainEntityCondition(ability: Ability): SQL | undefined {
  return entityCondition(ability)(entityTable('entities'));
}

function blueprintReadable(ability: Ability, { blueprintId }: EntityTable): SQL | undefined {
  const readable = conditionOf(ability, 'read', 'Blueprint', PLACES.Blueprint);
  return readable && sql`${blueprintId} in (select ${blueprints.id} from ${blueprints} where ${readable})`;
}

function conditionOf(
  ability: Ability,
  verb: Verb,
  subject: keyof typeof PLACES | 'Entity',
  places: AttributePlaces,
): SQL | undefined {
  const ast = rulesToAST(ability, verb, subject);
  if (ast === null) return sql`false`;
  const isEverything = ast.operator === 'and' && Array.isArray(ast.value) && ast.value.length === 0;
  return isEverything ? undefined : compileCondition(ast, places);
}

const text = (column: SQL): AttributePlace => ({ kind: 'text', column });
const texts = (column: SQL): AttributePlace => ({ kind: 'texts', column });

function entityPlaces(entity: EntityTable): AttributePlaces {
  return (path) => {
    switch (path) {
      case 'blueprint':
        return { kind: 'blueprint', id: sql`${entity.blueprintId}` };
      case 'identifier':
        return text(sql`${entity.identifier}`);
      case 'title':
        return text(sql`${entity.title}`);
      case 'team':
        return texts(sql`${entity.team}`);
      case 'createdBy':
        return text(sql`${entity.createdBy}`);
      case 'updatedBy':
        return text(sql`${entity.updatedBy}`);
      default: {
        const name = propertyOfPath(path);
        return name === undefined
          ? undefined
          : { kind: 'property', document: sql`${entity.properties}`, name };
      }
    }
  };
}

const RUN: Readonly<Record<string, AttributePlace>> = {
  actionIdentifier: text(sql`${runs.actionIdentifier}`),
  blueprintIdentifier: text(sql`${runs.blueprintIdentifier}`),
  entityIdentifier: text(sql`${runs.entityIdentifier}`),
  operation: text(sql`${runs.operation}`),
  state: text(sql`${runs.state}`),
  requestedBy: text(sql`${runs.requestedBy}`),
  approverUsers: texts(sql`${runs.approverUsers}`),
  approverTeams: texts(sql`${runs.approverTeams}`),
  approverRoles: texts(sql`${runs.approverRoles}`),
  entityTeams: texts(sql`${runs.entityTeams}`),
  visibleToAll: { kind: 'boolean', column: sql`${runs.visibleToAll}` },
  allowMachineApproval: { kind: 'boolean', column: sql`${runs.allowMachineApproval}` },
};

const AUDIT_EVENT: Readonly<Record<string, AttributePlace>> = {
  actorId: text(sql`${auditEvents.actorId}`),
  action: text(sql`${auditEvents.action}`),
  resourceType: text(sql`${auditEvents.resourceType}`),
  resourceId: text(sql`${auditEvents.resourceId}`),
  blueprint: text(sql`${auditEvents.blueprint}`),
  entity: text(sql`${auditEvents.entity}`),
  runId: text(sql`${auditEvents.runId}`),
  origin: text(sql`${auditEvents.origin}`),
  teams: texts(sql`${auditEvents.teams}`),
};

const VIEW: Readonly<Record<string, AttributePlace>> = {
  blueprint: { kind: 'blueprint', id: sql`${views.blueprintId}` },
  owner: text(sql`${views.owner}`),
  shared: { kind: 'boolean', column: sql`${views.shared}` },
};

const PLACES = {
  Blueprint: placesIn({ identifier: text(sql`${blueprints.identifier}`) }),
  Run: placesIn(RUN),
  AuditEvent: placesIn(AUDIT_EVENT),
  View: placesIn(VIEW),
};

function placesIn(table: Readonly<Record<string, AttributePlace>>): AttributePlaces {
  return (path) => (Object.hasOwn(table, path) ? table[path] : undefined);
}
