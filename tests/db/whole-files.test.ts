import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { putNew } from '~db/backup/put-file'
import { storageTrouble } from '~db/open-failure'
import { verifyDatabase } from '~db/verify/verify-database'
import { witnessFile, witnessTrouble } from '~db/witness'
import { recordAttestation } from '~db/writes/record-acts'
import { writeTransaction } from '~db/writes/transaction'
import { addProgram } from '~db/writes/write-program'
import { temporaryDatabase, temporaryFolder } from '../support/temporary'

const at = '2026-01-12T09:00:00.000Z'

function acting() {
  const db = temporaryDatabase()
  const programId = addProgram(db, { slug: 'p', title: 'P', sourceFolder: '/p', sample: false, at }).id
  const act = (subject: string) =>
    writeTransaction(db, () =>
      recordAttestation(db, { programId, attestation: { subject, by: 'ann', at, note: 'seen' } }),
    )
  return { db, act, witness: witnessFile(db) as string }
}

test('a witness that could not be written gets what it owes with the next act', () => {
  const { db, act, witness } = acting()
  act('one')
  const folder = join(temporaryFolder(), 'in-the-way')
  mkdirSync(folder)
  vi.stubEnv('ASSAY_WITNESS', folder)
  act('two')
  expect(witnessTrouble(db)).toContain('EISDIR')
  vi.unstubAllEnvs()
  act('three')
  expect(witnessTrouble(db)).toBeNull()
  expect(verifyDatabase(db.file)).toMatchObject({ troubles: [], witness: { unwitnessed: 0, lines: 3 } })
  expect(readFileSync(witness, 'utf8').split('\n')).toHaveLength(4)
})

test('half a line that a power cut left in the witness is taken away before the next one', () => {
  const { db, act, witness } = acting()
  act('one')
  const whole = readFileSync(witness, 'utf8')
  writeFileSync(witness, `${whole}2 0123abc`)
  act('two')
  expect(readFileSync(witness, 'utf8').startsWith(whole)).toBe(true)
  expect(verifyDatabase(db.file)).toMatchObject({ troubles: [], witness: { unwitnessed: 0, lines: 2 } })
})

test('a new file is there whole or not at all, and never in the place of another', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'key')
  putNew(file, 'first')
  expect(() => putNew(file, 'second')).toThrow('EEXIST')
  expect(readFileSync(file, 'utf8')).toBe('first')
  expect(() => putNew(join(folder, 'no/such/folder'), 'third')).toThrow('ENOENT')
  expect(readdirSync(folder)).toEqual(['key'])
})

test('what keeps a database from a write is told apart by its code, wherever it is wrapped', () => {
  const error = (code: string) => new Error('outer', { cause: Object.assign(new Error(code), { code }) })
  expect(storageTrouble(error('SQLITE_BUSY_SNAPSHOT'))).toBe('locked')
  expect(storageTrouble(error('SQLITE_FULL'))).toBe('disk_full')
  expect(storageTrouble(error('ENOSPC'))).toBe('disk_full')
  expect(storageTrouble(error('SQLITE_IOERR_WRITE'))).toBe('unwritable')
  expect(storageTrouble(error('SQLITE_CONSTRAINT_UNIQUE'))).toBeNull()
  expect(storageTrouble(new Error('anything else'))).toBeNull()
})
