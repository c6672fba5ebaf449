/**
 * Many threads sign the same tier at once: exactly one signature may be current.
 *
 *     npx tsx tests/faults/concurrent-signing.ts [attempts=1000] [threads=8]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '~db/client.server'
import { verifyDatabase } from '~db/verify/verify-database'
import { makeCriterion } from '../support/make-state'
import { importSignable, signAtOnce, signing } from '../support/signing'

const [attempts = 1000, threads = 8] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'assay-signing-'))
try {
  const file = join(folder, 'assay.sqlite')
  const db = openDatabase(file)
  importSignable(db, [makeCriterion('P99 response time <2s')])
  const input = signing(db)
  const counts = await signAtOnce({ file, input, threads, attempts: Math.ceil(attempts / threads) })
  const stored = db.sqlite.prepare('SELECT count(*) FROM sign_off').pluck().get()
  db.close()
  const { troubles } = verifyDatabase(file)
  console.log(`${attempts} attempts by ${threads} threads: ${JSON.stringify(counts)}`)
  console.log(`signatures stored: ${stored}, troubles found by verify: ${troubles.length}`)
  process.exitCode = counts.signed === 1 && stored === 1 && troubles.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
