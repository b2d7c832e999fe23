import { Type } from '@sinclair/typebox';
import { projectEntity } from '#lib/entities/project-entity.ts';
import { deleteEntity } from '#lib/entities/server/delete-entity.ts';
import { getEntity } from '#lib/entities/server/get-entity.ts';
import { patchEntity } from '#lib/entities/server/patch-entity.ts';
import type { EntityView } from '#lib/entities/server/present-entity.ts';
import { replaceEntity } from '#lib/entities/server/replace-entity.ts';
import { searchEntities } from '#lib/entities/server/search-entities.ts';
import { upsertEntity } from '#lib/entities/server/upsert-entity.ts';
import { isAppError } from '#lib/errors.ts';
import { defineRoute } from '#lib/web/define-route.ts';
import { DOCUMENT_BYTES, success } from './document-schemas.ts';
import {
  ENTITY_TAGS,
  flag,
  oneEntity,
  projection,
  sentEntity,
  someEntity,
  writeOptions,
  writeQuery,
} from './entity-schemas.ts';
import { expectedVersion, versionTag } from './version-tag.ts';

const tags = ENTITY_TAGS;
const subject = 'Entity';
const ofBlueprint = '/v1/blueprints/:blueprint/entities';
const single = '/v1/blueprints/:blueprint/entities/:identifier';
/** What replacing and patching have in common. */
const change = {
  path: single,
  rule: { verb: 'update', subject },
  tags,
  query: Type.Object(writeQuery),
  body: sentEntity,
  response: oneEntity,
  maxBytes: DOCUMENT_BYTES,
} as const;

function answer({ entity, version }: EntityView) {
  return { body: { ok: true as const, entity }, headers: versionTag(version) };
}

export const entityRoutes = [
  defineRoute(
    {
      method: 'GET',
      path: ofBlueprint,
      rule: { verb: 'read', subject },
      summary: 'All entities of a blueprint',
      description: 'At most 10,000, and 64 MiB; more are read page by page with the search.',
      tags,
      query: Type.Object(projection),
      response: Type.Object({ ok: Type.Literal(true), entities: Type.Array(someEntity) }),
    },
    async (ctx, { params: { blueprint }, query: { include, exclude, exclude_calculated_properties } }) => {
      const withoutComputed = exclude_calculated_properties;
      const { entities } = await searchEntities(ctx, { blueprint, include, exclude, withoutComputed });
      return { ok: true as const, entities };
    },
  ),
  defineRoute(
    {
      method: 'POST',
      path: ofBlueprint,
      rule: { verb: ['create', 'update'], subject },
      summary: 'Create an entity, or change the one that exists',
      tags,
      query: Type.Object({
        ...writeQuery,
        upsert: flag('an entity that exists is changed instead of refused'),
        merge: flag('what exists keeps what is not named'),
        validation_only: flag('say what would come out, write nothing'),
      }),
      body: sentEntity,
      response: oneEntity,
      maxBytes: DOCUMENT_BYTES,
    },
    async (ctx, { params, query, body }) => {
      const { upsert, merge, validation_only: validationOnly } = query;
      const options = { ...writeOptions(query), upsert, merge, validationOnly };
      const view = await upsertEntity(ctx, { ...params, ...options, entity: body });
      // Clients that upsert expect exactly 200.
      return { ...answer(view), status: upsert || validationOnly ? 200 : 201 };
    },
  ),
  defineRoute(
    {
      method: 'GET',
      path: single,
      rule: { verb: 'read', subject },
      summary: 'One entity',
      description: 'The ETag is its version; send it as If-Match with a change to be told when it is stale.',
      tags,
      query: Type.Object(projection),
      response: oneEntity,
    },
    async (ctx, { params, query: { include, exclude, exclude_calculated_properties } }) => {
      const view = await getEntity(ctx, { ...params, withoutComputed: exclude_calculated_properties });
      const entity = projectEntity(view.entity, { include, exclude });
      return { body: { ok: true as const, entity }, headers: versionTag(view.version) };
    },
  ),
  defineRoute(
    { ...change, method: 'PUT', summary: 'Replace an entity; another identifier renames it' },
    async (ctx, { params, query, body, headers }) => {
      const options = { ...writeOptions(query), expectedVersion: expectedVersion(headers) };
      return answer(await replaceEntity(ctx, { ...params, ...options, entity: body }));
    },
  ),
  defineRoute(
    { ...change, method: 'PATCH', summary: 'Change what is named; null clears' },
    async (ctx, { params, query, body, headers }) => {
      const options = { ...writeOptions(query), expectedVersion: expectedVersion(headers) };
      return answer(await patchEntity(ctx, { ...params, ...options, patch: body }));
    },
  ),
  defineRoute(
    {
      method: 'DELETE',
      path: single,
      rule: { verb: 'delete', subject },
      summary: 'Delete an entity',
      tags,
      query: Type.Object({
        run_id: writeQuery.run_id,
        delete_dependents: flag('what points to it goes too; without it, such an entity stays'),
      }),
      response: success,
    },
    async (ctx, { params: { blueprint, identifier }, query }) => {
      const options = { blueprint, deleteDependents: query.delete_dependents, runId: query.run_id };
      await orWithSpaces(identifier, (name) => deleteEntity(ctx, { ...options, identifier: name }));
      return { ok: true as const };
    },
  ),
];

/** One client writes spaces in paths as `+`; an entity that really has a plus in its name is found first. */
async function orWithSpaces(identifier: string, work: (identifier: string) => Promise<void>): Promise<void> {
  try {
    await work(identifier);
  } catch (error) {
    if (!identifier.includes('+') || !isAppError(error) || error.code !== 'not_found') throw error;
    await work(identifier.replaceAll('+', ' '));
  }
}
