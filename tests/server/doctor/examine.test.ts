import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { type AilmentCode, ailmentCodes } from '~/domain/doctor'
import { ailmentSentence } from '~/reports/messages/doctor'
import { examine } from '~/server/doctor/examine'
import type { Machine } from '~/server/doctor/machine'
import { signingKey, signingKeyFile } from '~/server/evidence-pack/signing-key'
import { openDatabase, sqliteVersion } from '~db/client.server'
import { appendAudit } from '~db/writes/append-audit'
import { writeTransaction } from '~db/writes/transaction'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { cli, smallProgram } from '../../support/cli'
import { makeMember } from '../../support/people'
import { temporaryFolder } from '../../support/temporary'

const at = '2026-03-15T12:00:00.000Z'

let template: string | null = null
afterAll(() => {
  if (template !== null) rmSync(template, { recursive: true, force: true })
})

/** A sound installation with a sound database: nothing is found there. */
function sound() {
  if (template === null) template = makeTemplate()
  const folder = temporaryFolder()
  cpSync(template, folder, { recursive: true })
  const file = join(folder, 'assay.sqlite')
  const root = join(folder, 'installation')
  for (const own of [file, signingKeyFile({ file })]) chmodSync(own, 0o600)
  const machine: Machine = {
    now: new Date(Date.now() + 1000),
    nodeVersion: 'v20.11.0',
    sqliteVersion: sqliteVersion(),
    freeBytes: () => 2 ** 33,
    mayWrite: () => true,
    root,
    settings: [],
  }
  return { folder, file, root, machine }
}

function makeTemplate(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-doctor-'))
  const file = join(folder, 'assay.sqlite')
  const db = openDatabase(file)
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: at })
  makeMember(db, 'ola', 'owner')
  signingKey({ file })
  db.close()
  const root = join(folder, 'installation')
  for (const made of ['build/server/index.js', 'build/node/cli.js', 'db/migrations/meta/_journal.json']) {
    mkdirSync(join(root, made, '..'), { recursive: true })
    writeFileSync(join(root, made), '')
  }
  const journal = resolve(import.meta.dirname, '../../../db/migrations/meta/_journal.json')
  writeFileSync(join(root, 'db/migrations/meta/_journal.json'), readFileSync(journal))
  return folder
}

type Place = ReturnType<typeof sound>

/** Behind Assay's back: no trigger holds, no log is written. */
function edit(file: string, ...statements: string[]): void {
  const sqlite = new Database(file)
  sqlite.pragma('foreign_keys = OFF')
  for (const name of sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
    if (statements.some((one) => one.includes(String(name).replace(/_no_(update|delete)$/, ''))))
      sqlite.exec(`DROP TRIGGER "${name}"`)
  for (const statement of statements) sqlite.exec(statement)
  sqlite.close()
}

/** What each does to a sound place; what it returns is put in place of the machine's own answers. */
const defects: [string, AilmentCode, RegExp, (place: Place) => unknown][] = [
  ['an old Node', 'node_too_old', /Node v18/, () => ({ nodeVersion: 'v18.20.0' })],
  ['an old SQLite', 'sqlite_too_old', /3\.39\.4/, () => ({ sqliteVersion: '3.39.4' })],
  ['a full disk', 'disk_nearly_full', /Only 3 MB/, () => ({ freeBytes: () => 3 * 1048576 + 5 })],
  ['a clock set back', 'clock_behind', /ahead of this machine's clock/, () => ({ now: new Date('2026-03-01') })],
  [
    'a clock that was set back once',
    'clock_jumped',
    /earlier than the one before/,
    ({ file }) => {
      const db = openDatabase(file)
      for (const when of ['2026-05-02T00:00:00.000Z', '2026-05-01T00:00:00.000Z'])
        writeTransaction(db, () =>
          appendAudit(db, { programId: null, at: when, actor: 'eve', action: 'webhook.off', payload: {} }),
        )
      db.close()
    },
  ],
  [
    'no build',
    'build_missing',
    /build\/node\/cli\.js is missing/,
    ({ root }) => rmSync(join(root, 'build/node/cli.js')),
  ],
  ['no migrations', 'migrations_missing', /incomplete/, ({ root }) => rmSync(join(root, 'db'), { recursive: true })],
  ['a variable of nonsense', 'setting_invalid', /ASSAY_LOG/, () => ({ settings: ['ASSAY_LOG takes silent'] })],
  ['no database', 'database_missing', /There is no database/, ({ file }) => rmSync(file)],
  [
    'a folder of somebody else',
    'folder_not_writable',
    /may not write in/,
    ({ folder }) => ({ mayWrite: (path: string) => path !== folder }),
  ],
  [
    'a database of somebody else',
    'database_not_writable',
    /may not write .*assay\.sqlite/,
    ({ file }) => ({ mayWrite: (path: string) => path !== file }),
  ],
  [
    'a database that all may read',
    'readable_by_others',
    /assay\.sqlite \(mode 644\)/,
    ({ file }) => chmodSync(file, 0o644),
  ],
  [
    'a key that all may read',
    'readable_by_others',
    /signing-key\.pem/,
    ({ file }) => chmodSync(signingKeyFile({ file }), 0o604),
  ],
  [
    'a log that nothing folds in',
    'log_grown',
    /grown to 70 MB/,
    ({ file }) => {
      // Zeros are no frames: SQLite passes over them.
      writeFileSync(`${file}-wal`, '')
      truncateSync(`${file}-wal`, 70 * 1048576)
      chmodSync(`${file}-wal`, 0o600)
    },
  ],
  [
    'what broken uploads left',
    'uploads_left',
    /2 unfinished/,
    ({ folder }) => {
      for (const name of ['99-a', '98-b']) mkdirSync(join(folder, '.assay.sqlite-uploads', name), { recursive: true })
    },
  ],
  ['no witness', 'witness_missing', /no witness file/, ({ file }) => rmSync(`${file}.witness`)],
  [
    'a witness that cannot be written',
    'witness_not_writable',
    /cannot be written/,
    ({ file }) => ({ mayWrite: (path: string) => path !== `${file}.witness` }),
  ],
  [
    'a text in place of the database',
    'not_a_database',
    /file is not a database/,
    ({ file }) => writeFileSync(file, 'x'.repeat(5000)),
  ],
  [
    'the database of another program',
    'foreign_database',
    /another program/,
    ({ file }) => {
      rmSync(file)
      edit(file, 'CREATE TABLE songs (title)')
      chmodSync(file, 0o600)
    },
  ],
  [
    'a newer version’s database',
    'newer_version',
    /newer version/,
    ({ file }) => edit(file, "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 99999999999999)"),
  ],
  [
    'an older version’s database',
    'migrations_pending',
    /lacks 1 migrations/,
    ({ file }) =>
      edit(
        file,
        'DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)',
      ),
  ],
  [
    'another journal mode',
    'journal_mode',
    /journal_mode delete/,
    ({ file }) => edit(file, 'PRAGMA journal_mode = DELETE'),
  ],
  [
    'a broken chain',
    'data_wrong',
    /audit log is missing/,
    ({ file }) => edit(file, 'DELETE FROM audit_entry WHERE seq = 1'),
  ],
  [
    'an entry written anew',
    'data_wrong',
    /was changed/,
    ({ file }) => edit(file, "UPDATE audit_entry SET actor = 'mallory' WHERE seq = 1"),
  ],
  [
    'a member made an owner by hand',
    'data_wrong',
    /member_act.* is not what the audit log says/,
    ({ file }) => edit(file, "UPDATE member_act SET at = '2020-01-01T00:00:00.000Z'"),
  ],
  [
    'evidence with other bytes',
    'data_wrong',
    /other bytes than its hash/,
    ({ file }) => edit(file, "UPDATE received_blob SET bytes = x'00' WHERE rowid = 1"),
  ],
  [
    'evidence that is gone',
    'data_wrong',
    /bytes are not kept|not there/,
    ({ file }) => edit(file, 'DELETE FROM received_blob WHERE rowid = 1'),
  ],
  [
    'a guard taken away',
    'data_wrong',
    /guard audit_entry_no_update/,
    ({ file }) => edit(file, 'SELECT 1 /* audit_entry */'),
  ],
  [
    'nobody in charge',
    'no_owner',
    /Nobody owns/,
    ({ file }) => {
      edit(file, 'DELETE FROM credential')
    },
  ],
]

test('nothing is found in a sound installation', () => {
  const { file, machine } = sound()
  expect(examine(file, machine)).toEqual([])
})

test.each(defects)('the doctor names %s', (_name, code, words, prepare) => {
  const place = sound()
  const machine = { ...place.machine, ...(prepare(place) as Partial<Machine> | undefined) }
  const found = examine(place.file, machine)
  expect(found.map((one) => one.code)).toContain(code)
  const said = found.filter((one) => one.code === code).map((one) => ailmentSentence(one))
  expect(said.map(({ what }) => what).join('\n')).toMatch(words)
  for (const { todo } of said) expect(todo).toMatch(/\w/)
})

test('every ailment has a prepared defect', () => {
  expect([...new Set(defects.map(([, code]) => code))].sort()).toEqual([...ailmentCodes].sort())
})

test('assay doctor answers in words and as JSON, and changes nothing', async () => {
  const { file } = sound()
  chmodSync(file, 0o644)
  const before = readFileSync(file)
  const { env } = process
  onTestFinished(() => {
    process.env = env
  })
  process.env = { ...env, ASSAY_LOG: 'loud' }
  const told = await cli(['doctor', '--db', file], new Date(Date.now() + 1000).toISOString())
  expect(told.code).toBe(1)
  expect(told.out).toContain('ASSAY_LOG takes silent, error, warn, info, not "loud"')
  expect(told.out).toContain(`chmod 600 ${file}`)
  const json = await cli(['doctor', '--db', file, '--json'], new Date(Date.now() + 1000).toISOString())
  expect(json.json()).toMatchObject({ schemaVersion: 1, ok: false, database: file })
  expect(readFileSync(file).equals(before)).toBe(true)
})
