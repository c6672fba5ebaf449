import { index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { provenances } from '~/domain/vocabulary'
import { evidenceKinds, program } from './received'

/**
 * Derived from evidence files. A label met again with other bytes is a further revision of the
 * same run: the earlier one is kept, the latest is in effect.
 */

/** Manifest columns hold the figure; `*_source` says where it was taken from (domain `Sourced`). */
export const run = sqliteTable(
  'run',
  {
    id: integer('id').primaryKey(),
    programId: integer('program_id')
      .notNull()
      .references(() => program.id),
    label: text('label').notNull(),
    revision: integer('revision').notNull(),
    /** SHA-256 over kinds and hashes of its files: the same files are the same run. */
    contentDigest: text('content_digest').notNull(),
    /** SHA-256 of what was read from them, without file names: tells whether a newer importer reads them otherwise. */
    digest: text('digest').notNull(),
    importedAt: text('imported_at').notNull(),
    tool: text('tool').notNull(),
    dialect: text('dialect').notNull(),
    provenance: text('provenance', { enum: provenances }).notNull(),
    partial: integer('partial', { mode: 'boolean' }).notNull(),
    precision: text('precision').notNull(),
    truncated: integer('truncated', { mode: 'boolean' }).notNull(),
    users: integer('users'),
    usersSource: text('users_source'),
    spawnRate: real('spawn_rate'),
    spawnRateSource: text('spawn_rate_source'),
    startedAt: text('started_at'),
    startedAtSource: text('started_at_source'),
    endedAt: text('ended_at'),
    endedAtSource: text('ended_at_source'),
    effectiveAt: text('effective_at'),
    durationS: real('duration_s'),
    durationSSource: text('duration_s_source'),
    activeS: real('active_s'),
    activeSSource: text('active_s_source'),
    commit: text('commit_id'),
    environment: text('environment'),
    note: text('note'),
    /** JSON arrays of strings. */
    tags: text('tags').notNull(),
    scope: text('scope').notNull(),
    /**
     * JSON of every field of the run that has no column of its own (usually `{}`): a field added to
     * the domain type survives the round trip before it earns a column.
     */
    rest: text('rest').notNull(),
  },
  (table) => [unique().on(table.programId, table.label, table.revision)],
)

export const runFile = sqliteTable(
  'run_file',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => run.id),
    ordinal: integer('ordinal').notNull(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    kind: text('kind', { enum: evidenceKinds }).notNull(),
    bytes: integer('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.ordinal] }), index('run_file_sha').on(table.sha256)],
)

/** One row per endpoint; the aggregate is the row with key `*` and ordinal -1. null is "not stated". */
export const endpointFigure = sqliteTable(
  'endpoint_figure',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => run.id),
    ordinal: integer('ordinal').notNull(),
    key: text('key').notNull(),
    method: text('method'),
    name: text('name').notNull(),
    requests: real('requests'),
    failures: real('failures'),
    medianMs: real('median_ms'),
    avgMs: real('avg_ms'),
    minMs: real('min_ms'),
    maxMs: real('max_ms'),
    avgBytes: real('avg_bytes'),
    rps: real('rps'),
    failuresPerS: real('failures_per_s'),
    /** JSON `[[50, 27], [99, null]]`, with low and high after a value that is printed rounded: which percentiles exist is the tool's choice, so they are no columns. */
    percentiles: text('percentiles').notNull(),
    file: text('file').notNull(),
    line: integer('line').notNull(),
    column: integer('col').notNull(),
    /** JSON of what few rows have (printed ranges, which figures were computed); null where a row has neither. */
    rest: text('rest'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.ordinal] }), index('endpoint_figure_key').on(table.key)],
)

/**
 * The timeline, one row per run: the columns of domain `History` as one JSON text. Pages draw a
 * whole series or none, nothing asks for a single point, and one row per point and figure would be
 * hundreds of thousands of rows for the model program.
 */
export const runHistory = sqliteTable('run_history', {
  runId: integer('run_id')
    .primaryKey()
    .references(() => run.id),
  points: integer('points').notNull(),
  columns: text('columns').notNull(),
})

export const failureGroup = sqliteTable(
  'failure_group',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => run.id),
    ordinal: integer('ordinal').notNull(),
    method: text('method'),
    name: text('name').notNull(),
    error: text('error').notNull(),
    occurrences: integer('occurrences').notNull(),
    firstSeen: text('first_seen'),
    lastSeen: text('last_seen'),
  },
  (table) => [primaryKey({ columns: [table.runId, table.ordinal] })],
)

export const exceptionGroup = sqliteTable(
  'exception_group',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => run.id),
    ordinal: integer('ordinal').notNull(),
    count: integer('count').notNull(),
    message: text('message').notNull(),
    traceback: text('traceback').notNull(),
    nodes: text('nodes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.ordinal] })],
)

/**
 * What `program.md` declared, by the bytes it was read from. The first declaration holds from the
 * beginning, a later one from its own time.
 */
export const programDeclaration = sqliteTable(
  'program_declaration',
  {
    programId: integer('program_id')
      .notNull()
      .references(() => program.id),
    revision: integer('revision').notNull(),
    importedAt: text('imported_at').notNull(),
    givenEffectiveAt: text('given_effective_at'),
    digest: text('digest').notNull(),
    declaration: text('declaration').notNull(),
  },
  (table) => [primaryKey({ columns: [table.programId, table.revision] })],
)

/** What the importer had to say about a run's files. */
export const evidenceDiagnostic = sqliteTable(
  'evidence_diagnostic',
  {
    runId: integer('run_id')
      .notNull()
      .references(() => run.id),
    ordinal: integer('ordinal').notNull(),
    file: text('file').notNull(),
    line: integer('line').notNull(),
    column: integer('col').notNull(),
    severity: text('severity').notNull(),
    rule: text('rule').notNull(),
    message: text('message').notNull(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.ordinal] })],
)
