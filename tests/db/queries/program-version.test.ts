import { expect, test } from 'vitest'
import { assessmentFor } from '~/server/assessments.server'
import { rebuildDerived } from '~/server/rebuild.server'
import { openDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { readProgramVersion } from '~db/queries/program-version'
import { latestDraft } from '~db/queries/sheets'
import { recordInvalidation } from '~db/writes/record-acts'
import { saveSheetDraft } from '~db/writes/sheets'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../../support/cli'
import { makeRun } from '../../support/run-factory'
import { temporaryDatabase } from '../../support/temporary'

const importedAt = '2026-03-15T12:00:00.000Z'
const asOf = '2026-03-15T23:59:59.999Z'

function twoPrograms() {
  const db = temporaryDatabase()
  const [one, two] = ['one', 'two'].map(
    (program) => ingest(db, buildImport(discover([smallProgram]).files), { importedAt, program }).program!.id,
  ) as [number, number]
  return { db, one, two }
}

const actor = { name: 'mia', role: 'manager' as const, signsAs: [] }
const invalidation = { run: 'load_v2_100u', by: 'ann', at: importedAt, reason: 'wrong host' }

test('a write raises the version of its own program and leaves the others', () => {
  const { db, one, two } = twoPrograms()
  const before = [readProgramVersion(db, one), readProgramVersion(db, two)]
  recordInvalidation(db, { programId: one, invalidation })
  const after = [readProgramVersion(db, one), readProgramVersion(db, two)]
  expect(after[0]).toBeGreaterThan(before[0] as number)
  expect(after[1]).toBe(before[1])
})

test('a run that is written without an entry in the log counts as well', () => {
  const { db, one, two } = twoPrograms()
  const before = [readProgramVersion(db, one), readProgramVersion(db, two)]
  writeTransaction(db, () =>
    writeRun(db, { programId: two, run: makeRun(), diagnostics: [], importedAt, labelShared: false }),
  )
  expect(readProgramVersion(db, one)).toBe(before[0])
  expect(readProgramVersion(db, two)).toBeGreaterThan(before[1] as number)
})

test('a rebuild makes every program new', () => {
  const { db, one, two } = twoPrograms()
  const before = [readProgramVersion(db, one), readProgramVersion(db, two)]
  rebuildDerived(db)
  expect(readProgramVersion(db, one)).toBeGreaterThan(before[0] as number)
  expect(readProgramVersion(db, two)).toBeGreaterThan(before[1] as number)
})

test('a rebuild makes every program new, also where another was written to before anybody asked', () => {
  const { db, one, two } = twoPrograms()
  const before = readProgramVersion(db, two)
  rebuildDerived(db)
  recordInvalidation(db, { programId: one, invalidation })
  expect(readProgramVersion(db, two)).toBeGreaterThan(before)
})

test('marks that a transaction left and took back do not hide the same marks of another process', () => {
  const { db, one, two } = twoPrograms()
  const other = openDatabase(db.file)
  const words = { programId: one, run: makeRun(), diagnostics: [], importedAt, labelShared: false }
  recordInvalidation(other, { programId: two, invalidation })
  const undone = () =>
    writeTransaction(db, () => {
      writeRun(db, words)
      readProgramVersion(db, one)
      throw new Error('undone')
    })
  expect(undone).toThrow('undone')
  const before = readProgramVersion(db, one)
  writeTransaction(other, () => writeRun(other, words))
  recordInvalidation(other, { programId: two, invalidation })
  expect(readProgramVersion(db, one)).toBeGreaterThan(before)
  other.close()
})

test('a draft of a sheet raises no version, since nothing that is judged rests on it, and is read all the same', () => {
  const { db, one, two } = twoPrograms()
  const program = { program: 'one', asOf }
  const before = [readProgramVersion(db, one), readProgramVersion(db, two)]
  const known = assessmentFor(db, program)
  const saving = { program: 'one', sheet: 'week-1', words: { blockers: 'None.' }, colour: '', actor, at: importedAt }
  for (const basedOn of [0, 1]) {
    const version = readDataVersion(db)
    expect(saveSheetDraft(db, { ...saving, basedOn }).ok).toBe(true)
    expect([readProgramVersion(db, one), readProgramVersion(db, two)]).toEqual(before)
    // By this one finished pages are kept: those that show the draft are made anew.
    expect(readDataVersion(db)).toBeGreaterThan(version)
    expect(latestDraft(db, { programId: one, sheet: 'week-1' })?.revision).toBe(basedOn + 1)
  }
  expect(assessmentFor(db, program)).toBe(known)
})

test('a draft that was saved beside another write hides nothing of it', () => {
  const { db, one } = twoPrograms()
  const before = readProgramVersion(db, one)
  recordInvalidation(db, { programId: one, invalidation })
  saveSheetDraft(db, { program: 'one', sheet: 'week-1', words: {}, colour: '', basedOn: 0, actor, at: importedAt })
  expect(readProgramVersion(db, one)).toBeGreaterThan(before)
})

test('what was judged of one program holds while another is written to', () => {
  const { db, one } = twoPrograms()
  const first = assessmentFor(db, { program: 'two', asOf })
  recordInvalidation(db, { programId: one, invalidation })
  expect(assessmentFor(db, { program: 'two', asOf })).toBe(first)
  expect(assessmentFor(db, { program: 'one', asOf }).state.invalidations).toHaveLength(1)
})
