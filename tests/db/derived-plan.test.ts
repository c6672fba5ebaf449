import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DocumentPlan } from '~/domain/plan'
import { loadRevisions } from '~db/queries/documents'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { describeShared, sharedFolder } from '../support/shared'
import { rowCounts, temporaryDatabase } from '../support/temporary'

/** How many rows each table must hold for these plans. */
function expectedRows(plans: DocumentPlan[]): Record<string, number> {
  const sum = (of: (plan: DocumentPlan) => number) => plans.reduce((total, plan) => total + of(plan), 0)
  return {
    document_plan: plans.length,
    week: sum((plan) => plan.weeks.length),
    day_group: sum((plan) => plan.days.length),
    task: sum((plan) => plan.tasks.length),
    box: sum((plan) => plan.boxes.length),
    tier: sum((plan) => plan.tiers.length),
    criterion: sum((plan) => plan.criteria.length),
    target: sum((plan) => plan.targets.length),
    metric_statement: sum((plan) => plan.metricStatements.length),
    risk: sum((plan) => plan.risks.length),
    cost_line: sum((plan) => plan.costs.length),
    deliverable: sum((plan) => plan.deliverables.length),
    milestone: sum((plan) => plan.milestones.length),
    escalation_rule: sum((plan) => plan.escalations.length),
    priority: sum((plan) => plan.priorities.length),
    plan_item: sum((plan) => plan.planItems.length),
    open_point: sum((plan) => plan.openPoints.length),
    progress_statement: sum((plan) => plan.progress.length),
    quoted_evidence: sum((plan) => plan.quotedEvidence.length),
    quoted_figure: sum((plan) => plan.quotedEvidence.reduce((count, block) => count + block.figures.length, 0)),
    diagnostic: sum((plan) => plan.diagnostics.length),
  }
}

function importFrom(paths: string[]) {
  const db = temporaryDatabase()
  const input = buildImport(discover(paths).files)
  const { program } = ingest(db, input, { importedAt: '2026-03-15T12:00:00.000Z' })
  return { db, input, revisions: loadRevisions(db, { programId: program!.id }) }
}

test('the tables and the stored plan agree, and the plan is exactly what was read', () => {
  const { db, input, revisions } = importFrom([smallProgram])
  expect(revisions.map(({ plan }) => plan)).toEqual(input.documents.map(({ plan }) => plan))
  expect(rowCounts(db)).toMatchObject(expectedRows(revisions.map(({ plan }) => plan)))
  expect(rowCounts(db)).toMatchObject({ task: 3, criterion: 4, tier: 2, run: 2 })
})

test('the received bytes come back as they were', () => {
  const { db } = importFrom([smallProgram])
  const stored = db.sqlite.prepare('SELECT bytes FROM received_blob b JOIN document_revision r USING (sha256)').pluck()
  expect(stored.get()).toEqual(readFileSync(join(smallProgram, 'tracker.md')))
})

describeShared('on the real documents', () => {
  test('the tables and the stored plans agree', () => {
    const { db, input, revisions } = importFrom([join(sharedFolder, 'documents')])
    const byFile = new Map(input.documents.map(({ file, plan }) => [file.path, plan]))
    for (const { file, plan } of revisions) expect(plan).toEqual(byFile.get(file))
    expect(rowCounts(db)).toMatchObject(expectedRows(revisions.map(({ plan }) => plan)))
  })
})
