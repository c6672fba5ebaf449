/**
 * Whether `assay verify` finds every change of the audit log, and how fast it reads one.
 *
 *     npx tsx tests/faults/audit-tampering.ts [flips=10000] [entries=1000] [seed=1]
 *
 * One process. Random single bit flips anywhere in the database file, and edits by hand with the
 * triggers put back. A flip counts where it changes what SQLite reads of the entries, or makes them
 * unreadable; the others hit free space, other tables or indexes. Prints the figures; exit code 1 where
 * a change went unseen.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyDatabase } from '~db/verify/verify-database'
import { editIsReported, flipBits, makeAuditedDatabase, randomFrom, structuredEdits } from '../support/audit-faults'

const [flips = 10_000, entries = 1000, seed = 1] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'assay-faults-'))
try {
  const file = join(folder, 'audited.sqlite')
  const original = { file, witness: `${file}.witness` }
  makeAuditedDatabase(file, entries)
  const clean = verifyDatabase(file)
  console.log(`seed ${seed}, ${clean.entries} entries, ${clean.rows} rows, ${statSync(file).size} bytes`)
  console.log(`untouched: ${clean.troubles.length} troubles`)
  const figures = flipBits(folder, original, { flips, random: randomFrom(seed) })
  console.log(`bit flips: ${figures.flips}, changed an entry: ${figures.changedAnEntry}, reported: ${figures.reported}`)
  console.log(
    `flips beside the entries: ${flips - figures.changedAnEntry}, of these reported: ${figures.reportedBeside}`,
  )
  if (figures.missed.length > 0) console.log(`MISSED bits: ${figures.missed.join(', ')}`)
  let unseen = figures.missed.length + clean.troubles.length
  for (const [name, edit] of Object.entries(structuredEdits(entries))) {
    const reported = editIsReported(folder, original, edit, name !== 'drop the triggers')
    if (!reported) unseen += 1
    console.log(`${reported ? 'reported' : 'MISSED  '}  ${name}`)
  }
  const large = join(folder, 'large.sqlite')
  makeAuditedDatabase(large, 100_000)
  const started = performance.now()
  const read = verifyDatabase(large)
  const seconds = (performance.now() - started) / 1000
  console.log(
    `verify of ${read.entries} entries and ${read.rows} rows: ${seconds.toFixed(2)} s, ${read.troubles.length} troubles`,
  )
  process.exitCode = unseen + read.troubles.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
