import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { blueprints } from './catalog.ts';
import { at } from './columns.ts';

export const users = pgTable(
  'users',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text(),
    image: text(),
    emailVerified: at(),
    role: text({ enum: ['Admin', 'Member'] })
      .notNull()
      .default('Member'),
    disabledAt: at(),
    /** signed in without an invitation, and nobody answered yet; disabled until then */
    requestedAt: at(),
    /** when last let in; null: never was, and nobody else hears of this person */
    admittedAt: at().defaultNow(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (table) => [uniqueIndex('users_email_key').on(sql`lower(${table.email})`)],
);

export const accounts = pgTable(
  'accounts',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    type: text().notNull(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    refresh_token: text('refresh_token'),
    access_token: text('access_token'),
    expires_at: integer('expires_at'),
    token_type: text('token_type'),
    scope: text('scope'),
    id_token: text('id_token'),
    session_state: text('session_state'),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** `sessionToken` holds the SHA-256 of the cookie: a leaked table signs nobody in. */
export const sessions = pgTable(
  'sessions',
  {
    sessionToken: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expires: at().notNull(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [index('sessions_user_idx').on(table.userId)],
);

export const teams = pgTable('teams', {
  id: uuid().primaryKey(),
  identifier: text().notNull().unique(),
  title: text().notNull(),
  description: text(),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
});

export const teamMembers = pgTable(
  'team_members',
  {
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: 'cascade' }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.userId] }),
    index('team_members_user_idx').on(table.userId),
  ],
);

/** Who moderates a blueprint: a person, or all members of a team. */
export const moderators = pgTable(
  'moderators',
  {
    blueprintId: uuid()
      .notNull()
      .references(() => blueprints.id, { onDelete: 'cascade' }),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    teamId: uuid().references(() => teams.id, { onDelete: 'cascade' }),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('moderators_user_key').on(table.userId, table.blueprintId),
    uniqueIndex('moderators_team_key').on(table.teamId, table.blueprintId),
    index('moderators_blueprint_idx').on(table.blueprintId),
    check('moderators_one_of', sql`num_nonnulls(${table.userId}, ${table.teamId}) = 1`),
  ],
);

/** Links with which an Admin lets somebody in who was never here; `tokenHash` is all we keep of the link. */
export const invitations = pgTable('invitations', {
  id: uuid().primaryKey(),
  tokenHash: text().notNull().unique(),
  /** only the owner of this address may use it; null: whoever has the link */
  email: text(),
  role: text({ enum: ['Admin', 'Member'] }).notNull(),
  /** identifiers */
  teams: json().$type<string[]>().notNull(),
  /** identifiers of blueprints */
  moderates: json().$type<string[]>().notNull(),
  invitedBy: text().notNull(),
  createdAt: at().notNull().defaultNow(),
  expiresAt: at().notNull(),
  revokedAt: at(),
  acceptedAt: at(),
  acceptedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
});

export const machineClients = pgTable('machine_clients', {
  id: uuid().primaryKey(),
  clientId: text().notNull().unique(),
  /** scrypt, `salt:hash` in hex */
  secretHash: text().notNull(),
  name: text().notNull(),
  role: text({ enum: ['Admin', 'Member'] })
    .notNull()
    .default('Member'),
  /** Made from QUAYSIDE_CLIENT_ID and QUAYSIDE_CLIENT_SECRET at start. */
  bootstrap: integer().notNull().default(0),
  revokedAt: at(),
  createdAt: at().notNull().defaultNow(),
});

/** One-time links that sign their opener in as Admin, while an installation has no identities. */
export const setupTokens = pgTable('setup_tokens', {
  tokenHash: text().primaryKey(),
  expiresAt: at().notNull(),
  usedAt: at(),
  createdAt: at().notNull().defaultNow(),
});

/** `POST /v1/auth/access_token` and demo tokens are stateless; this list makes them revocable. */
export const revokedTokens = pgTable('revoked_tokens', {
  /** user id or machine client id; tokens issued before `revokedAt` are void */
  subject: text().primaryKey(),
  revokedAt: at().notNull(),
});
