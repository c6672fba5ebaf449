import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { boxOwners } from '~/domain/plan'
import { diagnosticSeverities } from '~/domain/vocabulary'
import { documentRevision } from './received'

/**
 * Derived from documents. `document_plan` holds the exact plan that assessments read, so the round
 * trip loses nothing; the tables beside it hold the same items one by one for queries, counts and
 * searches. A test keeps both in agreement.
 */

const revisionId = () =>
  integer('revision_id')
    .notNull()
    .references(() => documentRevision.id)

/** Every item: its revision, its order within the document, and its line and column. */
const item = () => ({
  revisionId: revisionId(),
  ordinal: integer('ordinal').notNull(),
  line: integer('line').notNull(),
  column: integer('col').notNull(),
})

const bool = (name: string) => integer(name, { mode: 'boolean' })

export const documentPlan = sqliteTable('document_plan', {
  revisionId: integer('revision_id')
    .primaryKey()
    .references(() => documentRevision.id),
  title: text('title').notNull(),
  /** SHA-256 of the plan without file names: tells whether a newer importer reads the same bytes otherwise. */
  digest: text('digest').notNull(),
  plan: text('plan').notNull(),
})

export const week = sqliteTable(
  'week',
  {
    ...item(),
    id: text('id').notNull(),
    unit: text('unit').notNull(),
    number: integer('number'),
    title: text('title').notNull(),
    goal: text('goal'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const dayGroup = sqliteTable(
  'day_group',
  {
    ...item(),
    id: text('id').notNull(),
    weekId: text('week_id').notNull(),
    title: text('title').notNull(),
    fromDate: text('from_date'),
    toDate: text('to_date'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const task = sqliteTable(
  'task',
  {
    ...item(),
    id: text('id').notNull(),
    weekId: text('week_id').notNull(),
    dayId: text('day_id'),
    parentId: text('parent_id'),
    ref: text('ref'),
    text: text('text').notNull(),
    estimateMinutes: integer('estimate_minutes'),
    ticked: bool('ticked').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] }), index('task_id').on(table.id)],
)

export const box = sqliteTable(
  'box',
  {
    ...item(),
    owner: text('owner', { enum: boxOwners }).notNull(),
    ownerId: text('owner_id'),
    text: text('text').notNull(),
    ticked: bool('ticked').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const tier = sqliteTable(
  'tier',
  {
    ...item(),
    id: text('id').notNull(),
    number: integer('number'),
    title: text('title').notNull(),
    goal: text('goal'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const criterion = sqliteTable(
  'criterion',
  {
    ...item(),
    id: text('id').notNull(),
    tierId: text('tier_id').notNull(),
    text: text('text').notNull(),
    claimText: text('claim_text'),
    ticked: bool('ticked'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] }), index('criterion_id').on(table.id)],
)

export const target = sqliteTable(
  'target',
  {
    ...item(),
    metric: text('metric').notNull(),
    step: text('step').notNull(),
    text: text('text').notNull(),
    rule: text('rule'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const metricStatement = sqliteTable(
  'metric_statement',
  {
    ...item(),
    metric: text('metric').notNull(),
    step: text('step').notNull(),
    ticked: bool('ticked').notNull(),
    value: real('value'),
    unit: text('unit'),
    targetText: text('target_text'),
    runLabel: text('run_label'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const risk = sqliteTable(
  'risk',
  {
    ...item(),
    id: text('id').notNull(),
    text: text('text').notNull(),
    probability: text('probability'),
    impact: text('impact'),
    active: bool('active').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const costLine = sqliteTable(
  'cost_line',
  {
    ...item(),
    id: text('id').notNull(),
    weekId: text('week_id'),
    phase: text('phase').notNull(),
    isTotal: bool('is_total').notNull(),
    estimateMinutes: integer('estimate_minutes'),
    estimateCents: integer('estimate_cents'),
    actualMinutes: integer('actual_minutes'),
    actualCents: integer('actual_cents'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const deliverable = sqliteTable(
  'deliverable',
  {
    ...item(),
    id: text('id').notNull(),
    weekId: text('week_id').notNull(),
    text: text('text').notNull(),
    ticked: bool('ticked').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const milestone = sqliteTable(
  'milestone',
  {
    ...item(),
    id: text('id').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    ticked: bool('ticked').notNull(),
    achievedOn: text('achieved_on'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const escalationRule = sqliteTable(
  'escalation_rule',
  {
    ...item(),
    id: text('id').notNull(),
    trigger: text('trigger_text').notNull(),
    contact: text('contact'),
    slaMinutes: integer('sla_minutes'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const priority = sqliteTable(
  'priority',
  {
    ...item(),
    id: text('id').notNull(),
    ref: text('ref').notNull(),
    tierId: text('tier_id'),
    title: text('title').notNull(),
    owner: text('owner'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const planItem = sqliteTable(
  'plan_item',
  {
    ...item(),
    kind: text('kind').notNull(),
    group: text('group_name').notNull(),
    text: text('text').notNull(),
    ticked: bool('ticked'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const openPoint = sqliteTable(
  'open_point',
  { ...item(), text: text('text').notNull(), priority: text('priority') },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const progressStatement = sqliteTable(
  'progress_statement',
  { ...item(), subject: text('subject').notNull(), percent: real('percent').notNull(), words: text('words').notNull() },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const quotedEvidence = sqliteTable(
  'quoted_evidence',
  {
    ...item(),
    id: text('id').notNull(),
    title: text('title').notNull(),
    runLabel: text('run_label'),
    weekId: text('week_id'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

/** The figures of the quoted blocks, numbered through the document; `block` is the block's ordinal. */
export const quotedFigure = sqliteTable(
  'quoted_figure',
  {
    ...item(),
    block: integer('block').notNull(),
    metric: text('metric').notNull(),
    endpoint: text('endpoint'),
    value: real('value').notNull(),
    low: real('low').notNull(),
    high: real('high').notNull(),
    unit: text('unit').notNull(),
    words: text('words').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)

export const diagnostic = sqliteTable(
  'diagnostic',
  {
    ...item(),
    severity: text('severity', { enum: diagnosticSeverities }).notNull(),
    rule: text('rule').notNull(),
    message: text('message').notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.ordinal] })],
)
