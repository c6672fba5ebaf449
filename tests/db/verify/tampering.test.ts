import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyDatabase } from '~db/verify/verify-database'
import { editIsReported, flipBits, makeAuditedDatabase, randomFrom, structuredEdits } from '../../support/audit-faults'
import { temporaryFolder } from '../../support/temporary'

function audited(acts: number) {
  const folder = temporaryFolder()
  const file = join(folder, 'audited.sqlite')
  makeAuditedDatabase(file, acts)
  return { folder, original: { file, witness: `${file}.witness` } }
}

test('an untouched database has no troubles, and the witness saw every act', () => {
  const { original } = audited(30)
  expect(verifyDatabase(original.file)).toMatchObject({
    entries: 30,
    rows: 30,
    troubles: [],
    witness: { lines: 30, from: 1, unwitnessed: 0 },
  })
})

test('of 200 random bit flips every one that changes an entry is reported', () => {
  const { folder, original } = audited(200)
  const figures = flipBits(folder, original, { flips: 200, random: randomFrom(7) })
  expect(figures.missed).toEqual([])
  expect(figures.changedAnEntry).toBeGreaterThan(20)
})

describe('edits by hand are reported', () => {
  test.each(Object.entries(structuredEdits(30)))('%s', (name, edit) => {
    const { folder, original } = audited(30)
    expect(editIsReported(folder, original, edit, name !== 'drop the triggers')).toBe(true)
  })
})

describe('the witness', () => {
  test('only it finds a tail that was cut off with its rows, and a chain computed anew', () => {
    const { folder, original } = audited(30)
    const edits = structuredEdits(30)
    const away = { ...original, witness: join(folder, 'nowhere') }
    for (const name of ['cut the tail with its rows', 'edit an entry and its row, and recompute every hash']) {
      expect(editIsReported(folder, away, edits[name]!, true), name).toBe(false)
      expect(editIsReported(folder, original, edits[name]!, true), name).toBe(true)
    }
  })
  test('lines taken away are counted, other lines are troubles', () => {
    const { original } = audited(9)
    const lines = readFileSync(original.witness, 'utf8').split('\n')
    writeFileSync(original.witness, [...lines.slice(0, 3), ...lines.slice(5)].join('\n'))
    expect(verifyDatabase(original.file).witness).toMatchObject({ lines: 7, unwitnessed: 2, troubles: [] })
    appendFileSync(original.witness, 'scribble\n')
    expect(verifyDatabase(original.file).troubles).toMatchObject([{ code: 'witness_unreadable' }])
    rmSync(original.witness)
    expect(verifyDatabase(original.file)).toMatchObject({ troubles: [], witness: { lines: 0, unwitnessed: 9 } })
  })
})
