/**
 * How many hand edits the forensics catch. Each edit makes one figure of one row of a real run's
 * stats file 5 to 90 % better; the run is then imported and examined as any other.
 *
 *   npx tsx tests/forensics/hand-edits.ts [--edits 1000] [--seed 20260122] [--folder DIR] [--misses]
 *
 * Exits with 1 where fewer than 95 of 100 are caught or an unedited run carries an integrity finding.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sharedFolder } from '../support/shared'
import { countedKinds, type Trial, tryEdits } from './edit-trial'
import { importFamily, integrityOf, wholeFamilies } from './families'
import type { Care } from './hand-edit'

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '20260122' },
    folder: { type: 'string', default: resolve(sharedFolder, 'evidence/ahsp') },
    misses: { type: 'boolean', default: false },
  },
})
const edits = Number(values.edits)
const seed = Number(values.seed)
const families = wholeFamilies(values.folder)
const print = (line: string) => process.stdout.write(`${line}\n`)

print(`${families.length} runs with all four files, seed ${seed}`)
const suspected = families.filter((family) => integrityOf(importFamily(family)).length > 0)
print(`unedited runs with an integrity finding: ${suspected.length}`)

const percent = (trials: readonly Trial[]) =>
  `${((100 * trials.filter(({ caught }) => caught).length) / trials.length).toFixed(1)} %`

function report(title: string, trials: readonly Trial[]): void {
  print(`\n${title}: ${trials.filter(({ caught }) => caught).length} of ${trials.length} caught (${percent(trials)})`)
  print('column'.padEnd(24) + 'edits'.padStart(7) + 'caught'.padStart(8) + 'missed'.padStart(8))
  const columns = [...new Set(trials.map(({ edit }) => edit.column))].sort()
  for (const column of columns) {
    const own = trials.filter(({ edit }) => edit.column === column)
    const caught = own.filter((trial) => trial.caught).length
    print(
      column.padEnd(24) +
        String(own.length).padStart(7) +
        String(caught).padStart(8) +
        String(own.length - caught).padStart(8),
    )
  }
  if (!values.misses) return
  for (const { edit, family, caught } of trials) {
    if (!caught) print(`  missed: ${family.label} ${edit.row} ${edit.column}: ${edit.from} -> ${edit.to}`)
  }
}

const cares: Record<Care, string> = {
  whole: 'Percentiles written as any whole millisecond',
  grid: 'Percentiles written on the grid of the tool',
}
let enough = suspected.length === 0
for (const [care, title] of Object.entries(cares) as [Care, string][]) {
  const trials = tryEdits(families, { edits, seed, care, kinds: countedKinds })
  report(title, trials)
  enough &&= trials.filter(({ caught }) => caught).length >= 0.95 * trials.length
}
// A row states eleven percentiles beside four other figures: drawn by cell, they are most of the edits.
const byCell = countedKinds.flatMap((kind) => (kind === 'percentile' ? Array(11).fill(kind) : [kind]))
report('Any cell as likely as another, on the grid', tryEdits(families, { edits, seed, care: 'grid', kinds: byCell }))
for (const kind of ['min', 'median'] as const) {
  report(
    `Apart, edits of ${kind}`,
    tryEdits(families, { edits: Math.ceil(edits / 5), seed, care: 'whole', kinds: [kind] }),
  )
}
process.exitCode = enough ? 0 : 1
