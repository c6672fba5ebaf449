import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessmentFor } from '~/server/assessments.server'
import { rebuildDerived } from '~/server/rebuild.server'
import { readDataVersion, strideOfRebuild } from '~db/queries/data-version'
import { loadProgramState } from '~db/queries/load-state'
import { recordInvalidation } from '~db/writes/record-acts'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { describeShared, sharedFolder } from '../support/shared'
import { rowCounts, temporaryDatabase } from '../support/temporary'

const asOf = '2026-03-15T23:59:59.999Z'
const importedAt = '2026-03-15T12:00:00.000Z'

function imported(paths: string[]) {
  const db = temporaryDatabase()
  const { program } = ingest(db, buildImport(discover(paths).files), { importedAt })
  return { db, ...program! }
}

test('the same question is answered from memory until something is written', () => {
  const { db, slug, id } = imported([smallProgram])
  const first = assessmentFor(db, { program: slug, asOf })
  expect(assessmentFor(db, { program: slug, asOf })).toBe(first)
  recordInvalidation(db, {
    programId: id,
    invalidation: { run: 'load_v2_100u', by: 'ann', at: importedAt, reason: 'wrong host' },
  })
  const second = assessmentFor(db, { program: slug, asOf })
  expect(second).not.toBe(first)
  expect(second.state.invalidations).toHaveLength(1)
})

test('a rebuild from the received bytes gives exactly what there was', () => {
  const { db, slug } = imported([smallProgram])
  const before = loadProgramState(db, { program: slug, asOf })
  const counts = rowCounts(db)
  const version = readDataVersion(db)
  expect(rebuildDerived(db)).toEqual({ imports: 1, documents: 1, runs: 2 })
  expect(loadProgramState(db, { program: slug, asOf })).toEqual(before)
  expect(rowCounts(db)).toEqual(counts)
  expect(readDataVersion(db)).toBe(version + strideOfRebuild + 1)
})

describeShared('on the real documents and runs', () => {
  test('a rebuild from the received bytes gives exactly what there was', () => {
    const { db, slug } = imported([join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')])
    const before = loadProgramState(db, { program: slug, asOf })
    rebuildDerived(db)
    expect(loadProgramState(db, { program: slug, asOf })).toEqual(before)
  })
})
