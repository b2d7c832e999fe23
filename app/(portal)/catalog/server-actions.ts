'use server';

import { Type } from '@sinclair/typebox';
import { deleteEntity as removeEntity } from '#lib/entities/server/delete-entity.ts';
import { replaceEntity } from '#lib/entities/server/replace-entity.ts';
import { upsertEntity } from '#lib/entities/server/upsert-entity.ts';
import { defineServerAction } from '#lib/web/define-server-action.ts';

const entity = Type.Record(Type.String(), Type.Unknown());

export const registerEntity = defineServerAction(
  {
    rule: { verb: 'create', subject: 'Entity' },
    input: Type.Object({ blueprint: Type.String(), entity }),
  },
  async (ctx, input) => {
    const saved = await upsertEntity(ctx, { ...input, upsert: false });
    return { identifier: saved.entity.identifier };
  },
);

export const saveEntity = defineServerAction(
  {
    rule: { verb: 'update', subject: 'Entity' },
    input: Type.Object({
      blueprint: Type.String(),
      identifier: Type.String(),
      entity,
      expectedVersion: Type.Integer(),
    }),
  },
  async (ctx, input) => {
    const saved = await replaceEntity(ctx, input);
    return { identifier: saved.entity.identifier };
  },
);

export const deleteEntity = defineServerAction(
  {
    rule: { verb: 'delete', subject: 'Entity' },
    input: Type.Object({ blueprint: Type.String(), identifier: Type.String() }),
  },
  async (ctx, input) => {
    await removeEntity(ctx, input);
    return {};
  },
);
