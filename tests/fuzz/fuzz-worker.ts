/** The process in which inputs are tried: one after the other, told by number, until its share is done. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCorpus } from './corpus'
import { type FuzzInput, makeInput } from './make-input'
import { isArchive, openArchive } from './try-archive'
import { openTrialDatabase, type TrialDatabase } from './try-database'
import { type Outcome, receivedFile, tryFiles } from './try-input'

export interface Share {
  seed: number
  /** Numbers of the inputs: from, up to but without. */
  from: number
  to: number
  /** Every how manieth input that was taken in goes into the database as well. */
  ingestEvery: number
}

export type Told =
  | { kind: 'begin'; index: number }
  | { kind: 'end'; index: number; outcome: Outcome; ms: number; rssMb: number; database: 'refused' | 'taken' | null }
  | { kind: 'fault'; index: number; made: string; fault: string }
  | { kind: 'done' }

const tell = (told: Told) => process.send?.(told)

async function work({ seed, from, to, ingestEvery }: Share): Promise<void> {
  const corpus = readCorpus()
  const scratch = mkdtempSync(join(tmpdir(), 'assay-fuzz-'))
  const database = openTrialDatabase(scratch)
  for (let index = from; index < to; index++) {
    const input = makeInput(corpus, seed, index)
    tell({ kind: 'begin', index })
    const { outcome, faults, ms, kept } = await tryOne(input, { scratch, database, ingest: index % ingestEvery === 0 })
    for (const fault of faults) tell({ kind: 'fault', index, made: input.made, fault })
    const rssMb = process.memoryUsage.rss() / 1024 / 1024
    tell({ kind: 'end', index, outcome, ms, rssMb, database: kept })
    // Lets the messages go out before the next input may hold the thread.
    if (index % 50 === 0) await new Promise((next) => setImmediate(next))
  }
  database.close()
  rmSync(scratch, { recursive: true, force: true })
  tell({ kind: 'done' })
}

interface Around {
  scratch: string
  database: TrialDatabase
  ingest: boolean
}

interface TriedOne {
  outcome: Outcome
  faults: string[]
  kept: 'refused' | 'taken' | null
  /** Processor time of reading. */
  ms: number
}

async function tryOne(input: FuzzInput, { scratch, database, ingest }: Around): Promise<TriedOne> {
  const before = process.cpuUsage()
  const spent = () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  try {
    const opened = isArchive(input) ? await openArchive(input, scratch) : null
    const direct = tryFiles([receivedFile(input)])
    const inner = opened === null || opened.files.length === 0 ? null : tryFiles(opened.files)
    const ms = spent()
    const tried = inner ?? direct
    const faults = [...(opened?.faults ?? []), ...direct.faults, ...(inner?.faults ?? [])]
    if (tried.outcome === 'taken') {
      if (!ingest) return { outcome: 'taken', faults, kept: null, ms }
      return { outcome: 'taken', faults: [...faults, ...database.take(tried.result)], kept: 'taken', ms }
    }
    return { outcome: tried.outcome, faults: [...faults, ...database.refuse(tried.result)], kept: 'refused', ms }
  } catch (error) {
    const fault = `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    return { outcome: 'nothing', faults: [fault], kept: null, ms: spent() }
  }
}

process.on('message', (share: Share) => {
  void work(share).then(() => process.disconnect())
})
