import { index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'

/**
 * People. Two kinds of tables, told apart on purpose:
 *
 * - `member` and `member_act` are recorded like every act (append-only, each also an entry of the
 *   audit chain): who was what, and since when, can always be asked. Issuing, using and revoking of
 *   links and tokens, and changes of a password, stand in the audit chain too.
 * - the others are state that security wants changed and forgotten: an old password hash, an ended
 *   session or a used link must go, and its last use must be noted. No verdict or signature
 *   rests on them; records name the member.
 *
 * Secrets (session ids, links, tokens, recovery codes, device marks) are random and stand here only
 * as SHA-256; passwords only as argon2id. The TOTP secret must be computed with: it stands here
 * sealed, and the key lies in a file beside the database (app/server/identity/secret-box.ts).
 */
export const member = sqliteTable('member', {
  id: integer('id').primaryKey(),
  /** Sign-in name, normalised; `by` of every record. */
  name: text('name').notNull().unique(),
  displayName: text('display_name').notNull(),
  by: text('by').notNull(),
  at: text('at').notNull(),
})

export const memberActKinds = ['role', 'signs_as', 'deactivated', 'reactivated'] as const

/** The latest act of a kind is in force; a member begins with one of kind `role`. */
export const memberAct = sqliteTable(
  'member_act',
  {
    id: integer('id').primaryKey(),
    memberId: integer('member_id')
      .notNull()
      .references(() => member.id),
    kind: text('kind', { enum: memberActKinds }).notNull(),
    /** The role, or the words that a member signs as, comma-separated; null where a kind takes none. */
    value: text('value'),
    by: text('by').notNull(),
    at: text('at').notNull(),
  },
  (table) => [index('member_act_member').on(table.memberId)],
)

/** A member without a row here was invited and has not come yet. */
export const credential = sqliteTable('credential', {
  memberId: integer('member_id')
    .primaryKey()
    .references(() => member.id),
  passwordHash: text('password_hash').notNull(),
  changedAt: text('changed_at').notNull(),
  /** Sealed; `totp_at` is null while the first code has not been shown to work. */
  totpSecret: text('totp_secret'),
  totpAt: text('totp_at'),
  /** Time step of the last accepted code: none is taken twice. */
  totpStep: integer('totp_step'),
})

export const recoveryCode = sqliteTable(
  'recovery_code',
  {
    hash: text('hash').primaryKey(),
    memberId: integer('member_id')
      .notNull()
      .references(() => member.id),
  },
  (table) => [index('recovery_code_member').on(table.memberId)],
)

export const session = sqliteTable(
  'session',
  {
    hash: text('hash').primaryKey(),
    memberId: integer('member_id')
      .notNull()
      .references(() => member.id),
    createdAt: text('created_at').notNull(),
    lastSeenAt: text('last_seen_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** When the password or a code was last given. */
    provenAt: text('proven_at').notNull(),
    /** Browser and address as told at sign-in, for the member's own list. */
    agent: text('agent').notNull(),
    address: text('address').notNull(),
  },
  (table) => [index('session_member').on(table.memberId)],
)

/** A browser in which a member signed in before: it has a lane of its own while strangers guess. */
export const knownDevice = sqliteTable(
  'known_device',
  {
    hash: text('hash').notNull(),
    memberId: integer('member_id')
      .notNull()
      .references(() => member.id),
    expiresAt: text('expires_at').notNull(),
  },
  (table) => [unique().on(table.hash, table.memberId)],
)

export const linkKinds = ['owner', 'invite', 'reset'] as const

export const oneTimeLink = sqliteTable('one_time_link', {
  id: integer('id').primaryKey(),
  hash: text('hash').notNull().unique(),
  kind: text('kind', { enum: linkKinds }).notNull(),
  /** null for the first owner, who names themselves. */
  memberId: integer('member_id').references(() => member.id),
  by: text('by').notNull(),
  at: text('at').notNull(),
  expiresAt: text('expires_at').notNull(),
  /** Used, or replaced by a newer one. */
  endedAt: text('ended_at'),
})

export const apiToken = sqliteTable(
  'api_token',
  {
    id: integer('id').primaryKey(),
    hash: text('hash').notNull().unique(),
    memberId: integer('member_id')
      .notNull()
      .references(() => member.id),
    label: text('label').notNull(),
    /** Comma-separated. */
    scopes: text('scopes').notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** To the hour. */
    lastUsedAt: text('last_used_at'),
    revokedAt: text('revoked_at'),
  },
  (table) => [index('api_token_member').on(table.memberId)],
)

/** Wrong passwords of late; kept by the rate limiter (`expire` in epoch ms). */
export const loginLimit = sqliteTable('login_limit', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: integer('expire'),
})
