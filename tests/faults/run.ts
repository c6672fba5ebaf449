/**
 * What Assay keeps when things go wrong: killed processes, a full disk, a locked database, a clock that
 * goes backwards, evidence changed on disk, a power cut, backups under load, upgrades cut short.
 *
 *     npm run faults -- [--kills 500] [--minutes 13] [--seed N] [--locked 10] [--only kills,disk,…] [--readme]
 *
 * Real processes of the built command line on temporary databases. Prints what each trial found as it
 * ends, and all of it in the end: also where a trial failed, the minutes were over, or somebody
 * interrupts. `--readme` writes that into README.md. Exit code 1 where anything did not
 * hold or was cut short.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../support/audit-faults'
import { machine, writeFigures } from '../support/readme-figures'
import { endAll, isBuilt } from './processes'
import { markdownOf, tableOf } from './table'
import { type Finding, skipped, type Trial } from './trial'
import { trials } from './trials'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '13' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    locked: { type: 'string', default: '10' },
    only: { type: 'string', default: Object.keys(trials).join(',') },
    readme: { type: 'boolean', default: false },
  },
})
if (!isBuilt()) throw new Error('Build first: npm run build')
const chosen = values.only.split(',')
const unknown = chosen.filter((name) => !Object.hasOwn(trials, name))
if (unknown.length > 0) throw new Error(`No trial ${unknown.join(', ')}; there are ${Object.keys(trials).join(', ')}`)
console.log(`seed ${values.seed}`)
const began = performance.now()
const until = began + Number(values.minutes) * 60_000
const all: Finding[] = []
const base = mkdtempSync(join(tmpdir(), 'assay-faults-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    all.push({ ...skipped('the rest', `interrupted by ${signal}`), short: true })
    finish()
    process.exit(1)
  })
try {
  // The kills last: they take what is left of the time.
  const order = chosen.toSorted((a, b) => Number(a === 'kills') - Number(b === 'kills'))
  for (const name of order) {
    const started = performance.now()
    const findings = await inTime(name, trials[name] as Trial)
    all.push(...findings)
    console.log(`\n${tableOf(findings)}\n${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }
} finally {
  finish()
}

/** What a trial found; where it fails or the time is over, that. */
async function inTime(name: string, trial: Trial): Promise<Finding[]> {
  const folder = join(base, name)
  mkdirSync(folder)
  const left = until - performance.now()
  const random = randomFrom(Number(values.seed))
  const numbers = { kills: Number(values.kills), killMinutes: left / 60_000, lockedSeconds: Number(values.locked) }
  const failed = (error: unknown): Finding[] => {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return [{ fault: name, times: 0, held: false, what: `the trial itself failed: ${what}` }]
  }
  const late: Finding = { ...skipped(name, `the ${values.minutes} minutes were over`), short: true }
  if (left <= 0) return [late]
  let tell = (): Finding[] => []
  const soFar = (findings: () => Finding[]) => {
    tell = findings
  }
  let timer: NodeJS.Timeout | undefined
  // The kills watch the time themselves; a minute more is for the last of them.
  const over = new Promise<Finding[]>((done) => {
    timer = setTimeout(() => done([...tell(), late]), left + 60_000)
  })
  try {
    return await Promise.race([trial({ folder, random, soFar, ...numbers }).catch(failed), over])
  } finally {
    clearTimeout(timer)
    endAll()
  }
}

function finish(): void {
  endAll()
  rmSync(base, { recursive: true, force: true })
  const broken = all.filter(({ held }) => held === false).length
  const short = all.filter((finding) => finding.short === true && finding.held !== false).length
  const untried = all.filter((finding) => finding.held === null && finding.short !== true).length
  const held = all.length - broken - short - untried
  const counts = `${held} of ${all.length} held, ${broken} broken, ${short} cut short, ${untried} not tried`
  const closing = `seed ${values.seed}, ${((performance.now() - began) / 1000).toFixed(0)} s: ${counts}`
  console.log(`\n${tableOf(all)}\n\n${closing}`)
  if (values.readme) writeFigures('faults', `${machine()}; ${closing}.\n\n${markdownOf(all)}`)
  process.exitCode = broken + short === 0 ? 0 : 1
}
