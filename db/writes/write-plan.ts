import { eq } from 'drizzle-orm'
import type { DocumentPlan } from '~/domain/plan'
import type { SearchEntry } from '~/domain/search/kinds'
import type { AssayDatabase } from '../client.server'
import { digestWithoutFiles } from '../digest'
import { toJson } from '../plain-json'
import * as tables from '../schema/derived-plan'
import { bulkInsert } from './bulk-insert'
import { planRows } from './plan-rows'
import { removeSearch, writeSearch } from './write-search'

/** Every table that is filled from a document's plan, `document_plan` aside. */
export const planTables = {
  week: tables.week,
  dayGroup: tables.dayGroup,
  task: tables.task,
  box: tables.box,
  tier: tables.tier,
  criterion: tables.criterion,
  target: tables.target,
  metricStatement: tables.metricStatement,
  risk: tables.risk,
  costLine: tables.costLine,
  deliverable: tables.deliverable,
  milestone: tables.milestone,
  escalationRule: tables.escalationRule,
  priority: tables.priority,
  planItem: tables.planItem,
  openPoint: tables.openPoint,
  progressStatement: tables.progressStatement,
  quotedEvidence: tables.quotedEvidence,
  quotedFigure: tables.quotedFigure,
  diagnostic: tables.diagnostic,
}

/**
 * Stores what was read from a document revision, replacing what an older importer read. Answers
 * whether anything was written: the same reading of the same bytes is left alone. `findable` is what the search
 * index keeps of it, asked for only when it is written.
 */
export function writePlan(
  db: AssayDatabase,
  revisionId: number,
  plan: DocumentPlan,
  findable: () => readonly SearchEntry[],
): boolean {
  const digest = digestWithoutFiles(plan)
  const stored = db.sqlite.prepare('SELECT digest FROM document_plan WHERE revision_id = ?').pluck().get(revisionId)
  if (stored === digest) return false
  if (stored !== undefined) deletePlan(db, revisionId)
  bulkInsert(db.sqlite, tables.documentPlan, [{ revisionId, title: plan.title, digest, plan: toJson(plan) }])
  const rows = planRows(revisionId, plan)
  for (const [name, table] of Object.entries(planTables)) {
    // The two records have the same keys; TypeScript cannot follow a pair of them through a loop.
    bulkInsert(db.sqlite, table, rows[name as keyof typeof rows] as never[])
  }
  const programId = programOfRevision(db, revisionId)
  writeSearch(db, { programId, source: 'document', sourceId: revisionId }, findable())
  return true
}

function deletePlan(db: AssayDatabase, revisionId: number): void {
  for (const table of [...Object.values(planTables), tables.documentPlan]) {
    db.orm.delete(table).where(eq(table.revisionId, revisionId)).run()
  }
  removeSearch(db, { source: 'document', sourceId: revisionId })
}

function programOfRevision(db: AssayDatabase, revisionId: number): number {
  const found = db.sqlite
    .prepare('SELECT d.program_id FROM document d JOIN document_revision r ON r.document_id = d.id WHERE r.id = ?')
    .pluck()
    .get(revisionId)
  return found as number
}
