import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { machine, writeFigures } from '../support/readme-figures'
import { judge, keepAsEvidence } from './judge'
import { locustFiles, writeLocustFiles } from './locust-files'
import { type MemoryPoint, memorySlope, processorS, residentMb } from './memory'
import { officeDay, type Think } from './office-day'
import { prepareOffice } from './prepare'
import { startServerOn } from './server'
import { figuresOf, summary } from './summary'

export interface LoadOptions {
  /** Temporary; whoever made it removes it. */
  folder: string
  users: number
  minutes: number
  programs: number
  think: Think
  seed: number
  /** Where the four files are copied to. */
  keepIn: string | null
  /** The run becomes the evidence of content/assay/load. */
  write: boolean
  say: (line: string) => void
}

export interface LoadResult {
  text: string
  /** Of `assay gate`. */
  code: number
  files: string[]
  requests: number
  failures: { error: string; name: string; count: number }[]
  exceptions: string[]
  reads: number
  writes: number
}

const root = resolve(import.meta.dirname, '../..')

/** Prepares, serves, loads, writes, judges. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { folder, users, minutes, programs, think, seed, say } = options
  say(`Preparing ${programs} programs and ${users} members (seed ${seed})`)
  const office = await prepareOffice(folder, { users, programs })
  const server = await startServerOn(office.database)
  const memory: MemoryPoint[] = []
  const began = Date.now()
  const usedBefore = processorS(server.pid)
  try {
    say(`${users} members for ${minutes} min at ${server.url}`)
    const day = await officeDay({
      ...{ port: server.port, office, minutes, think, seed, writeEvery: 10 },
      onSecond: (second) => {
        const mb = residentMb(server.pid)
        if (mb !== null) memory.push({ s: (Date.now() - began) / 1000, mb })
        if (memory.length % 30 === 0) say(progress(second, mb))
      },
    })
    const used = processorS(server.pid)
    const wallS = (Date.now() - began) / 1000
    const prefix = `assay_${users}u_${new Date(began).toISOString().replace(/[-:]/g, '').slice(0, 15)}`
    const out = join(folder, 'run')
    const files = writeLocustFiles(out, prefix, locustFiles(day.recorder, day.history, day.exceptions))
    if (options.keepIn !== null) cpSync(out, options.keepIn, { recursive: true })
    const load = { memory, slope: memorySlope(memory), cores: usedShare(usedBefore, used, wallS) }
    if (options.write) keepAsEvidence(files, { prefix, users, commit: commitHere(), seed, machine: machine() })
    const gate = await judge(folder, files, { prefix, users, seed })
    const told = {
      day,
      users,
      minutes,
      programs,
      think,
      seed,
      ...load,
      gate,
      machine: machine(),
      output: server.output(),
    }
    if (options.write) writeFigures('load', figuresOf(told))
    return {
      text: summary(told),
      code: gate.code,
      files,
      requests: day.recorder.all.requests,
      failures: [...day.recorder.failures.values()],
      exceptions: [...day.exceptions.keys()],
      reads: day.reads,
      writes: day.writes,
    }
  } finally {
    await server.stop()
  }
}

function progress(
  { users, rps, window, total }: Parameters<NonNullable<Parameters<typeof officeDay>[0]['onSecond']>>[0],
  mb: number | null,
) {
  const ms = (value: number | null | undefined) => (typeof value === 'number' ? `${value.toFixed(0)} ms` : 'none')
  return `  ${users} users · ${rps.toFixed(1)} req/s · P50 ${ms(window[0])} · P95 ${ms(window[5])} · P99 ${ms(window[7])} · ${total.requests} requests, ${total.failures} failed · ${mb === null ? '' : `${mb.toFixed(0)} MB`}`
}

/** How many cores the server kept busy on average; null where the system does not say. */
function usedShare(before: number | null, after: number | null, wallS: number): number | null {
  return before === null || after === null ? null : (after - before) / wallS
}

/** null outside a checkout. */
function commitHere(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return null
  }
}
