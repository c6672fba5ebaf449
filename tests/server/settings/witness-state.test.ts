import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { logState } from '~/server/settings/witness-state'
import { openDatabase } from '~db/client.server'
import { makeMember } from '../../support/people'
import { temporaryFolder } from '../../support/temporary'

test('what becomes of the witness is seen at once, though nothing is written to the database', () => {
  const db = openDatabase(join(temporaryFolder(), 'assay.sqlite'))
  onTestFinished(() => db.close())
  makeMember(db, 'ann', 'owner')
  const file = `${db.file}.witness`
  const says = (at: string) => {
    const { witness, checkedAt } = logState(db, at)
    return [witness, checkedAt]
  }
  expect(says('first')).toEqual(['matches', 'first'])
  expect(says('second')).toEqual(['matches', 'first'])
  const whole = readFileSync(file, 'utf8')
  // As long as before, and of the same time: only the time at which it was changed tells.
  const { atime, mtime } = statSync(file)
  writeFileSync(file, whole.replace(/[0-9a-f]{64}/, '0'.repeat(64)))
  utimesSync(file, atime, mtime)
  expect(says('third')).toEqual(['disagrees', 'third'])
  rmSync(file)
  expect(says('fourth')).toEqual(['behind', 'fourth'])
  writeFileSync(file, whole)
  expect(says('fifth')).toEqual(['matches', 'fifth'])
})
