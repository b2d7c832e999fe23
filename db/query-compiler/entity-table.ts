import { alias } from 'drizzle-orm/pg-core';
import { entities } from '#db/schema/catalog.ts';

/** `entities` under a name of its own, for statements that look at it more than once. */
export function entityTable(name: string) {
  return alias(entities, name);
}
export type EntityTable = ReturnType<typeof entityTable>;
