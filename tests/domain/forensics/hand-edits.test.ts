import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { countedKinds, type Trial, tryEdits } from '../../forensics/edit-trial'
import { importFamily, integrityOf, wholeFamilies } from '../../forensics/families'
import { editOnce } from '../../forensics/hand-edit'
import { seededRandom } from '../../forensics/random'
import { simulatedFamily } from '../../forensics/simulated-run'
import { describeShared, sharedFolder } from '../../support/shared'

/** The full count of 1,000 edits is the script tests/forensics/hand-edits.ts. */
const small = { edits: 60, seed: 7, care: 'whole', kinds: countedKinds } as const
const missed = (trials: Trial[]) =>
  trials.filter(({ caught }) => !caught).map(({ edit }) => `${edit.row} ${edit.column}: ${edit.from} to ${edit.to}`)

describe('hand edits of runs that were simulated', () => {
  test('no run as it was written carries an integrity finding', () => {
    const found = Array.from({ length: 60 }, (_, seed) => {
      const family = simulatedFamily(seed)
      return integrityOf(importFamily(family)).map(({ code, numbers }) => ({ label: family.label, code, numbers }))
    })
    expect(found.flat()).toEqual([])
  })

  test('at least 95 of 100 edits of one figure are caught', () => {
    const families = Array.from({ length: 10 }, (_, seed) => simulatedFamily(seed))
    const trials = tryEdits(families, small)
    expect(missed(trials).length, missed(trials).join('\n')).toBeLessThanOrEqual(3)
  })

  test('an edit changes one cell of one line', () => {
    const family = simulatedFamily(3)
    const before = family.files.get(family.stats)!
    const edit = editOnce(before, 'average', seededRandom(1), 'whole')!
    const lines = edit.text.split('\r\n')
    const changed = before.split('\r\n').flatMap((line, at) => (line === lines[at] ? [] : [[line, lines[at]!]]))
    expect(changed).toHaveLength(1)
    expect(changed[0]![0]!.replace(edit.from, edit.to)).toBe(changed[0]![1])
    expect(Number(edit.to)).toBeLessThan(Number(edit.from))
  })
})

describeShared('hand edits of real runs', () => {
  test('at least 95 of 100 edits of one figure are caught', () => {
    const trials = tryEdits(wholeFamilies(join(sharedFolder, 'evidence/ahsp')), small)
    expect(missed(trials).length, missed(trials).join('\n')).toBeLessThanOrEqual(3)
  })
})
