import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { healthOf } from '~/server/health'
import { backupDatabase } from '~db/backup/backup'
import { lastBackupAt } from '~db/backup/last-backup'
import { openDatabase, openReadOnly } from '~db/client.server'
import { temporaryFolder } from '../support/temporary'

test('a database that reads and writes is healthy', () => {
  const db = openDatabase(join(temporaryFolder(), 'assay.sqlite'))
  expect(healthOf(db)).toEqual({ status: 200, text: 'ok\n' })
  db.close()
  expect(healthOf(db)).toEqual({ status: 503, text: 'database does not answer\n' })
})

test('a database that can only be read is not', () => {
  const file = join(temporaryFolder(), 'assay.sqlite')
  openDatabase(file).close()
  const db = openReadOnly(file)
  expect(healthOf(db)).toEqual({ status: 503, text: 'database cannot be written\n' })
  db.close()
})

test('a database file that was taken away from under the server is told', () => {
  const file = join(temporaryFolder(), 'assay.sqlite')
  const db = openDatabase(file)
  rmSync(file)
  expect(healthOf(db)).toEqual({ status: 503, text: 'database cannot be written\n' })
  db.close()
})

test('a finished backup is noted beside the database', async () => {
  const folder = temporaryFolder()
  const db = openDatabase(join(folder, 'assay.sqlite'))
  expect(lastBackupAt(db.file)).toBeNull()
  const before = Date.now() / 1000 - 2
  await backupDatabase(db, join(folder, 'copy.sqlite'))
  expect(lastBackupAt(db.file)).toBeGreaterThan(before)
  db.close()
})
