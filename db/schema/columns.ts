import { text, timestamp } from 'drizzle-orm/pg-core';

export const at = () => timestamp({ withTimezone: true });

/** What people write is kept as `json`, exactly as sent: jsonb would reorder keys. */
export type Document = Record<string, unknown>;

/** Who wrote a row, and when: `createdBy` and `updatedBy` are an actor's id. */
export const authorship = () => ({
  createdAt: at().notNull().defaultNow(),
  createdBy: text().notNull(),
  updatedAt: at().notNull().defaultNow(),
  updatedBy: text().notNull(),
});
