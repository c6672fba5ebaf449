import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backupDatabase } from '~db/backup/backup'
import { restoreDatabase } from '~db/backup/restore'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { verifyDatabase } from '~db/verify/verify-database'
import { appendAudit } from '~db/writes/append-audit'
import { writeTransaction } from '~db/writes/transaction'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { canonicalDump } from '../support/canonical-dump'
import { cli, smallProgram } from '../support/cli'
import { temporaryFolder } from '../support/temporary'

const at = '2026-03-15T12:00:00.000Z'

function withProgram() {
  const folder = temporaryFolder()
  const file = join(folder, 'assay.sqlite')
  const db = openDatabase(file)
  onTestFinished(() => db.close())
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: at })
  return { folder, file, db }
}

function act(db: AssayDatabase, note: string): void {
  writeTransaction(db, () =>
    appendAudit(db, { programId: null, at, actor: 'eve', action: 'cost.record', payload: { note } }),
  )
}

test('a backup says the same as the database, stands alone, and comes back elsewhere with its chain', async () => {
  const { folder, file, db } = withProgram()
  act(db, 'before')
  const done = await backupDatabase(db, join(folder, 'copy.sqlite'))
  expect(done.verification).toMatchObject({ troubles: [], witness: { unwitnessed: 0 } })
  expect(canonicalDump(done.file)).toEqual(canonicalDump(file))
  expect(readdirSync(folder).filter((name) => name.startsWith('copy') || name.startsWith('.'))).toEqual([
    'copy.sqlite',
    'copy.sqlite.witness',
  ])
  expect(statSync(done.file).mode & 0o777).toBe(0o600)
  act(db, 'after')
  const restored = restoreDatabase(done.file, join(folder, 'new/place/assay.sqlite'))
  expect(restored.verification).toMatchObject({ troubles: [], witness: { unwitnessed: 0 } })
  expect(canonicalDump(restored.file)).toEqual(canonicalDump(done.file))
  expect(restored.verification.head).toEqual(done.verification.head)
  expect(restored.verification.head).not.toEqual(verifyDatabase(file).head)
})

test('while another connection writes, the copy is one moment: a whole chain, no half of an act', async () => {
  const { folder, file, db } = withProgram()
  const other = openDatabase(file)
  onTestFinished(() => other.close())
  let acts = 0
  let running = true
  const write = () => {
    if (!running) return
    act(other, `while ${acts}`)
    acts += 1
    setImmediate(write)
  }
  write()
  const done = await backupDatabase(db, join(folder, 'copy.sqlite'))
  running = false
  expect(acts).toBeGreaterThan(0)
  expect(done.verification.troubles).toEqual([])
  expect(done.verification.witness.unwitnessed).toBe(0)
  const now = verifyDatabase(file)
  expect(now.troubles).toEqual([])
  expect(done.verification.entries).toBeLessThanOrEqual(now.entries)
})

test('nothing is overwritten, neither by a backup nor by a restore', async () => {
  const { folder, file, db } = withProgram()
  const target = join(folder, 'copy.sqlite')
  writeFileSync(target, 'mine')
  await expect(backupDatabase(db, target)).rejects.toThrow(/there already/)
  expect(readFileSync(target, 'utf8')).toBe('mine')
  const { file: copy } = await backupDatabase(db, join(folder, 'other.sqlite'))
  expect(() => restoreDatabase(copy, file)).toThrow(/move it away first/)
  await expect(backupDatabase(db, join(folder, 'no/such/folder/x.sqlite'))).rejects.toThrow()
  expect(readdirSync(folder).filter((name) => name.endsWith('.assay'))).toEqual([])
})

test('a backup that is not sound is refused, and nothing appears in the place', async () => {
  const { folder, db } = withProgram()
  act(db, 'x')
  const { file: copy } = await backupDatabase(db, join(folder, 'copy.sqlite'))
  const bytes = readFileSync(copy)
  const place = bytes.indexOf('cost.record')
  bytes.write('cost.rekord', place)
  writeFileSync(copy, bytes)
  const target = join(folder, 'new.sqlite')
  expect(() => restoreDatabase(copy, target)).toThrow(/not sound/)
  expect(existsSync(target)).toBe(false)
})

test('a witness that knows more than the backup stays, and says that the end is gone', async () => {
  const { folder, db } = withProgram()
  act(db, 'first')
  const { file: copy } = await backupDatabase(db, join(folder, 'copy.sqlite'))
  act(db, 'second')
  const place = join(folder, 'again.sqlite')
  writeFileSync(`${place}.witness`, readFileSync(join(folder, 'assay.sqlite.witness')))
  const { verification } = restoreDatabase(copy, place)
  expect(verification.troubles).toMatchObject([{ code: 'tail_cut' }])
})

test('assay backup and assay restore, in words and as JSON', async () => {
  const { folder, file } = withProgram()
  const copy = join(folder, 'copy.sqlite')
  const backup = await cli(['backup', copy, '--db', file])
  expect(backup).toMatchObject({ code: 0 })
  expect(backup.out).toContain('Nothing is wrong.')
  expect(backup.out).toMatch(/Backup {5}.*copy\.sqlite, \d+\.\d MB/)
  expect(await cli(['backup', copy, '--db', file])).toMatchObject({
    code: 2,
    err: expect.stringContaining('there already'),
  })
  const target = join(folder, 'new.sqlite')
  const restored = await cli(['restore', copy, '--db', target, '--json'])
  expect(restored.code).toBe(0)
  expect(restored.json()).toMatchObject({ schemaVersion: 1, file: target, verification: { troubles: [] } })
  expect(await cli(['restore', join(folder, 'none'), '--db', target])).toMatchObject({ code: 2 })
})
