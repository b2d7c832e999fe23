import { type Static, Type } from '@sinclair/typebox';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { auditSentence } from '#lib/audit/sentence.ts';
import { listAuditEvents } from '#lib/audit/server/list-audit-events.ts';
import { parseInstant } from '#lib/query/instant.ts';
import { defineRoute } from '#lib/web/define-route.ts';

const nullable = Type.Union([Type.String(), Type.Null()]);
const optional = (description: string) => Type.Optional(Type.String({ maxLength: 500, description }));
const moment = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));
const fields = Type.Record(Type.String(), Type.Unknown());

const audit = Type.Object({
  id: Type.String(),
  action: Type.String({ description: '`entity.create`, `run.approve`, …' }),
  resourceType: Type.String(),
  resourceId: Type.String(),
  message: Type.String({ description: 'what happened, as a sentence' }),
  status: Type.Literal('SUCCESS'),
  trigger: Type.Object({ at: Type.String(), by: fields, origin: Type.String() }),
  context: Type.Object({ entity: nullable, blueprint: nullable, runId: nullable }),
  diff: Type.Union([Type.Object({ before: fields, after: fields }), Type.Null()]),
  requestId: Type.String(),
});

export const auditRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: '/v1/audit-log',
      rule: { verb: 'read', subject: 'AuditEvent' },
      summary: 'What was done, newest first',
      tags: ['Audit'],
      query: Type.Object({
        resources: Type.Optional(
          Type.Array(Type.String(), { description: 'types of resources, repeated or separated by commas' }),
        ),
        run_id: optional('events caused by this run'),
        blueprint: optional('events about entities of this blueprint'),
        entity: optional('identifier of an entity'),
        identifier: optional('identifier of the resource'),
        action: optional('exactly this action'),
        actor: optional('id of the person or machine client'),
        since: moment('not before'),
        until: moment('before'),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        from: optional('`next` of the page before'),
      }),
      response: Type.Object({
        ok: Type.Literal(true),
        audits: Type.Array(audit),
        next: Type.Optional(Type.String()),
      }),
    },
    async (ctx, { query }) => {
      const types = query.resources?.flatMap((value) => value.split(',')).map(typeName);
      const { events, next } = await listAuditEvents(ctx, {
        filters: {
          actorId: query.actor,
          action: query.action,
          resourceTypes: types,
          resourceId: query.identifier,
          blueprint: query.blueprint,
          entity: query.entity,
          runId: query.run_id || undefined,
          since: toDate(query.since),
          until: toDate(query.until),
        },
        limit: query.limit,
        from: query.from,
      });
      return { ok: true as const, audits: events.map(toWire), ...(next ? { next } : {}) };
    },
  ),
];

/** Clients say `entity` where the table says `Entity`. */
function typeName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function toDate(instant: string | undefined): Date | undefined {
  const time = instant === undefined ? undefined : parseInstant(instant);
  return time === undefined ? undefined : new Date(time);
}

function toWire(event: AuditEvent): Static<typeof audit> {
  const { id, action, resourceType, resourceId, requestId, entity, blueprint, runId } = event;
  return {
    id,
    action,
    resourceType,
    resourceId,
    message: auditSentence(event),
    status: 'SUCCESS',
    trigger: { at: event.at.toISOString(), by: { ...event.actor }, origin: event.origin },
    context: { entity, blueprint, runId },
    diff: event.difference,
    requestId,
  };
}
