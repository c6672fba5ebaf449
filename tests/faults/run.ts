/**
 * What Assay keeps when things go wrong: killed processes, a full disk, a locked database, a clock that
 * goes backwards, evidence changed on disk, a power cut, backups under load, upgrades cut short.
 *
 *     npm run faults -- [--kills 500] [--minutes 8] [--seed N] [--locked 10] [--only kills,disk,…]
 *
 * Real processes of the built command line on temporary databases. Prints the seed, what is under way
 * and a table at the end; exit code 1 where anything did not hold.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../support/audit-faults'
import { isBuilt } from './processes'
import { tableOf } from './table'
import type { Finding } from './trial'
import { trials } from './trials'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '8' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    locked: { type: 'string', default: '10' },
    only: { type: 'string', default: Object.keys(trials).join(',') },
  },
})
if (!isBuilt()) throw new Error('Build first: npm run build')
const chosen = values.only.split(',')
const unknown = chosen.filter((name) => !Object.hasOwn(trials, name))
if (unknown.length > 0) throw new Error(`No trial ${unknown.join(', ')}; there are ${Object.keys(trials).join(', ')}`)
console.log(`seed ${values.seed}`)
const began = performance.now()
const all: Finding[] = []
const base = mkdtempSync(join(tmpdir(), 'assay-faults-'))
try {
  for (const name of chosen) {
    const started = performance.now()
    const folder = join(base, name)
    mkdirSync(folder)
    const trial = trials[name] as (typeof trials)[string]
    const numbers = { kills: Number(values.kills), killMinutes: Number(values.minutes) }
    const input = { folder, ...numbers, lockedSeconds: Number(values.locked) }
    try {
      all.push(...(await trial({ ...input, random: randomFrom(Number(values.seed)) })))
    } catch (error) {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
      all.push({ fault: name, times: 0, held: false, what: `the trial itself failed: ${what}` })
    }
    rmSync(folder, { recursive: true, force: true })
    console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}
console.log(`\n${tableOf(all)}\n`)
const failed = all.filter(({ held }) => held === false).length
console.log(
  `seed ${values.seed}, ${((performance.now() - began) / 1000).toFixed(0)} s: ${all.length - failed} of ${all.length} held or could not be tried here`,
)
process.exitCode = failed === 0 ? 0 : 1
