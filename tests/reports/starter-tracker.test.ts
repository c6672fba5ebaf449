import { expect, test } from 'vitest'
import { assessProgram } from '~/domain/assess'
import { summarise } from '~/domain/explained'
import { starterTracker } from '~/reports/messages/starter-tracker'
import { openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { buildImport } from '~importers/build-import'
import { ingest } from '~importers/ingest.server'
import { explainDocument } from '~importers/markdown/explain/explain-document'
import { received } from '../support/read-evidence'

const bytes = new TextEncoder().encode(starterTracker)

test('every line of the tracker to begin with is read, and none of them wants another word', () => {
  const explained = explainDocument({ file: 'tracker.md', bytes })
  const missed = explained.lines.filter(({ state }) => !['read', 'markup', 'blank'].includes(state))
  expect(missed).toEqual([])
  expect(explained.lines.filter(({ advice, state }) => advice.length > 0 || state === 'not_understood')).toEqual([])
  expect(explained.lines.flatMap(({ diagnostics }) => diagnostics)).toEqual([])
})

test('it holds something of every kind that a manager plans with', () => {
  const { facts } = summarise(explainDocument({ file: 'tracker.md', bytes }))
  expect(facts).toMatchObject({ week: 2, day: 3, task: 6, tier: 2, criterion: 8, risk: 1, cost: 3, deliverable: 1 })
  expect(facts).toMatchObject({ milestone: 2, escalation: 2, budget: 1, exit_criteria: 1 })
})

test('imported alone it is a program whose claims nothing contradicts, and whose tiers are unproven', () => {
  const db = openDatabase(':memory:')
  try {
    const importedAt = '2026-03-04T12:00:00.000Z'
    const { program } = ingest(db, buildImport([received('tracker.md', starterTracker)]), { importedAt })
    const assessment = assessProgram(loadProgramState(db, { program: program!.slug, asOf: importedAt }))
    expect(assessment.tiers.map(({ state }) => state)).toEqual(['unproven', 'unproven'])
    expect(assessment.claims.filter(({ class: of }) => of === 'contradicted' || of === 'self_contradicted')).toEqual([])
    expect(assessment.progress.tasks).toEqual({ done: 2, total: 6 })
  } finally {
    db.close()
  }
})
