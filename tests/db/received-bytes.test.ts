import { describe, expect, test } from 'vitest'
import { loader as snapshotLoader } from '~/routes/documents.$doc_.snapshots.$sha'
import { loader as fileLoader } from '~/routes/evidence.$run_.files.$sha'
import { BytesChanged, rebuildDerived } from '~/server/rebuild.server'
import type { AssayDatabase } from '~db/client.server'
import { verifyDatabase } from '~db/verify/verify-database'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { asking } from '../support/acting'
import { smallProgram } from '../support/cli'
import { rowCounts, temporaryDatabase } from '../support/temporary'

const run = 'load_v1_100u'

function imported(): { db: AssayDatabase; evidence: string; document: string } {
  const db = temporaryDatabase()
  ingest(db, buildImport(discover([smallProgram]).files), { importedAt: '2026-03-15T12:00:00.000Z' })
  const one = (sql: string) => db.sqlite.prepare(sql).pluck().get() as string
  return {
    db,
    evidence: one(`SELECT sha256 FROM evidence_file WHERE name LIKE '%v1_100u_stats.csv'`),
    document: one('SELECT sha256 FROM document_revision'),
  }
}

/** By hand, past the guards. */
function byHand(db: AssayDatabase, sql: string, sha256: string): void {
  db.sqlite.exec('DROP TRIGGER received_blob_no_update; DROP TRIGGER received_blob_no_delete')
  db.sqlite.pragma('foreign_keys = OFF')
  db.sqlite.prepare(sql).run(sha256)
}
const change = 'UPDATE received_blob SET bytes = bytes || 1 WHERE sha256 = ?'
const remove = 'DELETE FROM received_blob WHERE sha256 = ?'

async function statusOf(load: () => unknown): Promise<{ status: number; text: string }> {
  const answer = await Promise.resolve()
    .then(load)
    .catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw answer
  return { status: answer.status, text: await answer.text() }
}

const download = (db: AssayDatabase, sha: string) =>
  statusOf(() => fileLoader(asking(db, `/evidence/${run}/files/${sha}`, { params: { run, sha } })))
const snapshot = (db: AssayDatabase, sha: string) => {
  const doc = db.sqlite.prepare('SELECT slug FROM document').pluck().get() as string
  return statusOf(() => snapshotLoader(asking(db, `/documents/${doc}/snapshots/${sha}`, { params: { doc, sha } })))
}

describe.each([
  ['changed', change, 'bytes_changed'],
  ['removed', remove, 'bytes_missing'],
])('received bytes that were %s by hand', (_what, sql, code) => {
  test('are named by verify and given out by no page, which says why', async () => {
    const { db, evidence, document } = imported()
    expect((await download(db, evidence)).status).toBe(200)
    expect((await snapshot(db, document)).status).toBe(200)
    byHand(db, sql, evidence)
    db.sqlite.prepare(sql).run(document)
    const told = verifyDatabase(db.file).troubles.filter((one) => one.code === code)
    expect(told.map(({ where }) => where).sort()).toEqual([document, evidence].sort())
    expect(await download(db, evidence)).toMatchObject({ status: 410, text: expect.stringContaining('assay verify') })
    expect(await snapshot(db, document)).toMatchObject({ status: 410, text: expect.stringContaining('tracker.md') })
  })
  test('are never read anew: a rebuild refuses them and leaves every row as it was', () => {
    const { db, evidence } = imported()
    byHand(db, sql, evidence)
    const before = rowCounts(db)
    expect(() => rebuildDerived(db)).toThrow(BytesChanged)
    expect(rowCounts(db)).toEqual(before)
  })
})
