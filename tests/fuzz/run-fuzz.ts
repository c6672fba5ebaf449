import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { Share, Told } from './fuzz-worker'

const root = resolve(import.meta.dirname, '../..')
/** Processor time of one input. */
const hangLimitMs = 2000
/** By the clock: the machine may be busy with other things. */
const watchdogMs = 30_000
const memoryLimitMb = 512

export interface Fault {
  index: number
  made: string
  fault: string
}

export interface FuzzSummary {
  inputs: number
  taken: number
  refused: number
  nothing: number
  /** Refusals after which the database file was compared, and imports of what was taken. */
  comparedAfterRefusal: number
  imported: number
  /** Of processor time. */
  slowestMs: number
  slowestIndex: number | null
  /** The most that the process held, code and SQLite included. */
  peakMb: number
  faults: Fault[]
}

export interface FuzzOptions extends Share {
  onProgress?: (done: number) => void
  onFault?: (fault: Fault) => void
}

/**
 * Tries inputs in a process of its own. It tells the processor time of each, which other work on the
 * machine does not lengthen; one that does not come back at all is stopped by the watchdog, and the
 * rest goes on in a new process.
 */
export async function runFuzz({ onProgress, onFault, ...share }: FuzzOptions): Promise<FuzzSummary> {
  const summary: FuzzSummary = {
    ...{ inputs: 0, taken: 0, refused: 0, nothing: 0, comparedAfterRefusal: 0, imported: 0 },
    ...{ slowestMs: 0, slowestIndex: null, peakMb: 0, faults: [] },
  }
  const note = (fault: Fault) => {
    summary.faults.push(fault)
    onFault?.(fault)
  }
  const bundle = await bundleWorker()
  try {
    for (let from = share.from; from < share.to; ) {
      const ended = await runShare(join(bundle, 'fuzz-worker.js'), { ...share, from }, (told) => {
        if (told.kind === 'fault') note(told)
        if (told.kind !== 'end') return
        count(summary, told)
        if (told.ms > hangLimitMs) note({ ...told, made: '', fault: `slow: ${Math.round(told.ms)} ms` })
        onProgress?.(told.index + 1)
      })
      if (ended === null) break
      summary.inputs += 1
      note({ index: ended.index, made: '', fault: ended.why })
      from = ended.index + 1
    }
  } finally {
    rmSync(bundle, { recursive: true, force: true })
  }
  if (summary.peakMb > memoryLimitMb) note({ index: -1, made: '', fault: `memory: ${Math.round(summary.peakMb)} MB` })
  return summary
}

/** null once the share is done, else the input at which the process was stopped or ended. */
function runShare(
  entry: string,
  share: Share,
  onTold: (told: Told) => void,
): Promise<{ index: number; why: string } | null> {
  const execArgv = [`--max-old-space-size=${memoryLimitMb}`]
  const child = fork(entry, { execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  return new Promise((settle) => {
    let current = share.from
    let said = ''
    let timer: NodeJS.Timeout | undefined
    const stop = (outcome: { index: number; why: string } | null) => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.kill('SIGKILL')
      settle(outcome)
    }
    child.stderr?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)))
    child.on('close', (code) => stop({ index: current, why: `the process ended with ${code}: ${said}` }))
    child.on('message', (told: Told) => {
      clearTimeout(timer)
      onTold(told)
      if (told.kind === 'done') return stop(null)
      if (told.kind !== 'begin') return
      current = told.index
      timer = setTimeout(() => stop({ index: current, why: `hang: no end within ${watchdogMs} ms` }), watchdogMs)
    })
    child.send(share)
  })
}

function count(summary: FuzzSummary, told: Extract<Told, { kind: 'end' }>): void {
  summary.inputs += 1
  summary[told.outcome] += 1
  if (told.database === 'refused') summary.comparedAfterRefusal += 1
  if (told.database === 'taken') summary.imported += 1
  summary.peakMb = Math.max(summary.peakMb, told.rssMb)
  if (told.ms > summary.slowestMs) Object.assign(summary, { slowestMs: told.ms, slowestIndex: told.index })
}

/** As the build does it: from sources every start would compile everything anew. */
async function bundleWorker(): Promise<string> {
  const caches = join(root, 'node_modules/.cache')
  mkdirSync(caches, { recursive: true })
  const outdir = mkdtempSync(join(caches, 'fuzz-'))
  await build({
    absWorkingDir: root,
    entryPoints: { 'fuzz-worker': 'tests/fuzz/fuzz-worker.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
    define: { 'import.meta.dirname': JSON.stringify(join(root, 'tests/fuzz')) },
  })
  return outdir
}
