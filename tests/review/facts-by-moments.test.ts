import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SheetFacts } from '~/domain/review/facts'
import { assessmentFor } from '~/server/assessments.server'
import { buildReview } from '~/server/review/build-review'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { recordAttestation, recordInvalidation } from '~db/writes/record-acts'
import { writeTransaction } from '~db/writes/transaction'
import { recordCost } from '~db/writes/work-costs'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { ann } from '../support/acts'
import { smallProgram } from '../support/cli'
import { makeRun } from '../support/run-factory'
import { temporaryFolder } from '../support/temporary'

const importedAt = '2026-03-02T08:00:00.000Z'
const weeks = ['week-1', 'week-2']

function factsOf(db: AssayDatabase, asOf: string): (SheetFacts | null)[] {
  const program = listPrograms(db)[0]!.slug
  const { assessment, state } = assessmentFor(db, { program, asOf })
  const input = { state, link: { asOf: null, program: null } }
  return weeks.map((week) => buildReview(db, { assessment, input }, week))
}

test('after every write the facts are those of a store that remembers nothing, and what it does not move is kept', () => {
  const file = join(temporaryFolder(), 'facts.sqlite')
  const db = openDatabase(file)
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt })
  const { id: programId, slug: program } = listPrograms(db)[0]!
  const today = '2026-04-20T23:59:59.999Z'
  const hours = (weekId: string) => {
    const typed = { weekId, day: '', hours: '3h', cost: '', note: weekId }
    expect(recordCost(db, { program, actor: ann, at: '2026-04-20T09:00:00.000Z', typed })).toMatchObject({ ok: true })
  }
  const upload = (effectiveAt: string) =>
    writeTransaction(db, () => {
      const run = makeRun({ label: `load_${effectiveAt.slice(0, 10)}_100u`, effectiveAt })
      writeRun(db, { programId, run, diagnostics: [], importedAt: effectiveAt, labelShared: false })
    })
  const act = { by: 'ann', at: '2026-04-20T10:00:00.000Z' }
  const statement = { subject: 'tier-1', ...act, note: 'seen' }
  const invalidation = { run: 'load_v2_100u', ...act, reason: 'wrong host' }
  const [first] = factsOf(db, today)
  expect(first?.facts.length).toBeGreaterThan(0)
  const writes: [string, boolean, () => unknown][] = [
    ['a run of today', true, () => upload('2026-04-20T08:00:00.000Z')],
    ['a statement of today', true, () => recordAttestation(db, { programId, attestation: statement })],
    ['a run that is declared void today', true, () => recordInvalidation(db, { programId, invalidation })],
    ['hours of the week', false, () => hours('week-1')],
    ['a run of the week', false, () => upload('2026-03-03T08:00:00.000Z')],
  ]
  for (const [what, isKept, write] of writes) {
    const [before] = factsOf(db, today)
    write()
    const facts = factsOf(db, today)
    const anew = openDatabase(file)
    expect(facts, what).toEqual(factsOf(anew, today))
    anew.close()
    expect(facts[0] === before, what).toBe(isKept)
  }
  db.close()
})
