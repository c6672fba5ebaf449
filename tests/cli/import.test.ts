import { spawn } from 'node:child_process'
import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { importSchema } from '~/reports/json-schemas'
import { openDatabase } from '~db/client.server'
import { cli, smallProgram } from '../support/cli'
import { describeShared, sharedFolder } from '../support/shared'
import { rowCounts, temporaryFolder } from '../support/temporary'

test('an import says what it found, and the second one writes nothing', async () => {
  const db = join(temporaryFolder(), 'a.sqlite')
  const first = await cli(['import', smallProgram, '--db', db, '--json'])
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(importSchema.parse(first.json())).toMatchObject({
    documents: 1,
    runs: 2,
    reports: 0,
    unchanged: 0,
    wrote: true,
  })
  const counts = countsOf(db)
  const second = await cli(['import', smallProgram, '--db', db, '--json'], '2026-03-21T12:00:00.000Z')
  expect(importSchema.parse(second.json())).toMatchObject({ documents: 1, runs: 2, unchanged: 3, wrote: false })
  expect(countsOf(db)).toEqual(counts)
  const said = await cli(['import', smallProgram, '--db', db])
  expect(said.out).toContain('1 document, 2 runs in checkout-speed-tracker: everything unchanged, nothing written.')
})

test('--check writes nothing, not even a database', async () => {
  const db = join(temporaryFolder(), 'a.sqlite')
  const checked = await cli(['import', smallProgram, '--db', db, '--check', '--json'])
  expect(importSchema.parse(checked.json())).toMatchObject({ documents: 1, runs: 2, wrote: false })
  expect(existsSync(db)).toBe(false)
})

test('a file that cannot be read is refused with its place, the rest goes in, and the exit code is 2', async () => {
  const folder = temporaryFolder()
  cpSync(smallProgram, folder, { recursive: true })
  writeFileSync(join(folder, 'evidence/noise_stats.csv'), new Uint8Array([0, 159, 146, 150, 0, 1, 2, 3]))
  const db = join(folder, 'a.sqlite')
  const done = await cli(['import', folder, '--db', db])
  expect(done.code).toBe(2)
  expect(done.err).toMatch(/noise_stats\.csv:1:1 error refused /)
  expect(done.out).toContain('Imported 1 document, 2 runs')
})

test('a path that does not exist is refused, and nothing is made of nothing', async () => {
  const db = join(temporaryFolder(), 'a.sqlite')
  const done = await cli(['import', '/nowhere/at/all.md', '--db', db])
  expect(done.code).toBe(2)
  expect(done.err).toContain('/nowhere/at/all.md:1:1 error refused there is no such file or folder')
  expect(done.out).toContain('Found nothing to import')
})

test('diagnostics are lines that an editor can jump to', async () => {
  const folder = temporaryFolder()
  cpSync(join(smallProgram, 'evidence'), folder, { recursive: true })
  const file = join(folder, 'load_v9_100u_stats.csv')
  writeFileSync(file, 'Type,Name,Request Count,Failure Count\nGET,/a,1,0\nGET,/b,not a number,0\n')
  const done = await cli(['import', folder, '--check'])
  expect(done.err).toMatch(/load_v9_100u_stats\.csv:\d+:\d+ (info|warning|error) [a-z-]+ .+/)
})

test('evidence alone for several programs asks which one', async () => {
  const db = join(temporaryFolder(), 'a.sqlite')
  const { sqlite, close } = openDatabase(db)
  sqlite.exec(`INSERT INTO program VALUES (1, 'one', 'One', '/a', 0, ''), (2, 'two', 'Two', '/b', 0, '')`)
  close()
  const asked = await cli(['import', join(smallProgram, 'evidence'), '--db', db])
  expect(asked.code).toBe(2)
  expect(asked.err).toContain('Say --program with one of: one, two')
})

test('an import that is killed leaves a database that opens and imports again', async () => {
  const folder = temporaryFolder()
  const db = join(folder, 'a.sqlite')
  openDatabase(db).close()
  const counts = countsOf(db)
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', resolve(import.meta.dirname, '../support/half-import.ts'), db],
    { cwd: resolve(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((ready) => child.stdout.once('data', ready))
  child.kill('SIGKILL')
  await new Promise((gone) => child.once('close', gone))
  expect(countsOf(db)).toEqual(counts)
  expect((await cli(['import', smallProgram, '--db', db])).code).toBe(0)
})

describeShared('on the real documents and runs', () => {
  test('all of them go in within seconds, once', async () => {
    const db = join(temporaryFolder(), 'a.sqlite')
    const paths = [join(sharedFolder, 'documents'), join(sharedFolder, 'evidence/ahsp')]
    const first = await cli(['import', ...paths, '--db', db, '--json'])
    expect(first.code).toBe(0)
    expect(importSchema.parse(first.json())).toMatchObject({ documents: 5, runs: 67, refused: [] })
    const counts = countsOf(db)
    const again = await cli(['import', ...paths, '--db', db, '--json'])
    expect(again.json()).toMatchObject({ unchanged: 72, wrote: false })
    expect(countsOf(db)).toEqual(counts)
    expect(counts).toMatchObject({ document: 4, document_revision: 5, run: 67, evidence_file: 268 })
  })
})

function countsOf(file: string): Record<string, number> {
  const db = openDatabase(file)
  try {
    return rowCounts(db)
  } finally {
    db.close()
  }
}
