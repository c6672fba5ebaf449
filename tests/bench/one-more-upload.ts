/**
 * What one more upload costs until its verdicts are there, against working out everything anew.
 *
 *     npx tsx --tsconfig tsconfig.json tests/bench/one-more-upload.ts [RUNS [ENDPOINTS]]   # default: 1000 60
 *
 * The sample with that many runs. `ours`: one more run is written, then the program is read and assessed by a
 * store that remembers what it worked out before. `against`: the same state by a store opened anew, which
 * remembers nothing. Processor time, which a busy machine does not stretch, medians of seven, interleaved;
 * and beside it the work itself: judgements of a rule on a run, and examinations of a run. Prints, asserts
 * nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assessProgram } from '~/domain/assess'
import { workDone } from '~/domain/memory'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { listPrograms } from '~db/queries/programs'
import { writeTransaction } from '~db/writes/transaction'
import { writeRun } from '~db/writes/write-run'
import type { BenchLine } from './bench-line'
import { runAt, writeManyRuns } from './many-runs-database'

const rounds = 7
const goal = 0.05

interface Measured {
  cpuMs: number
  work: number
}

/** Reads and assesses the program as of a moment after all runs. */
function assess(db: AssayDatabase): Measured {
  const program = listPrograms(db)[0]!.slug
  const before = workDone()
  const cpu = process.cpuUsage()
  assessProgram(loadProgramState(db, { program, asOf: '2027-03-15T23:59:59.999Z' }))
  const { user, system } = process.cpuUsage(cpu)
  const after = workDone()
  const work = after.judgements - before.judgements + after.examinations - before.examinations
  return { cpuMs: (user + system) / 1000, work }
}

function upload(db: AssayDatabase, number: number, endpoints: number): void {
  const programId = listPrograms(db)[0]!.id
  const run = runAt(number, endpoints, () => 0.5)
  const importedAt = '2026-02-15T00:00:00.000Z'
  writeTransaction(db, () => writeRun(db, { programId, run, diagnostics: [], importedAt, labelShared: false }))
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

export async function measureOneMoreUpload(runs = 1000, endpoints = 60): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-one-more-'))
  const file = join(folder, 'runs.sqlite')
  const documents = resolve(import.meta.dirname, '../../content/ahsp-optimization')
  const db = writeManyRuns(file, { runs, endpoints, documents })
  try {
    const [ours, against]: [Measured[], Measured[]] = [[], []]
    assess(db)
    for (let round = 0; round < rounds; round += 1) {
      upload(db, runs + round, endpoints)
      ours.push(assess(db))
      const anew = openDatabase(file)
      against.push(assess(anew))
      anew.close()
    }
    return [
      lineOf('processor time', 'cpuMs', 'ms', { ours, against }),
      lineOf('work', 'work', 'steps', { ours, against }),
    ]
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }

  function lineOf(name: string, of: keyof Measured, unit: string, sides: { ours: Measured[]; against: Measured[] }) {
    const [own, all] = [median(sides.ours.map((one) => one[of])), median(sides.against.map((one) => one[of]))]
    const ratio = own / all
    return {
      measure: `verdicts after one more upload to ${runs} runs, against recomputing all: ${name}`,
      ours: `${own.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`,
      against: `${all.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`,
      ratio,
      goal: `at most ${goal}`,
      reached: ratio <= goal,
    }
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const [runs, endpoints] = process.argv.slice(2).map(Number)
  for (const { measure, ours, against, ratio, reached } of await measureOneMoreUpload(runs, endpoints))
    process.stdout.write(`${measure}: ${ours} / ${against} = ${ratio.toFixed(4)}${reached ? '' : ' (goal missed)'}\n`)
}
