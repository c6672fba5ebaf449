import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { Share, Told } from './fuzz-worker'

const root = resolve(import.meta.dirname, '../..')
export const hangLimitMs = 2000
export const memoryLimitMb = 512

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
  slowestMs: number
  slowestIndex: number | null
  /** The most that the process held, code and SQLite included. */
  peakMb: number
  faults: Fault[]
}

export interface FuzzOptions extends Share {
  onProgress?: (done: number) => void
}

/**
 * Tries inputs in a process of its own under a watchdog. One that takes over two seconds is tried
 * again by itself, since other work on the machine may have held it up, and is a hang the second time.
 */
export async function runFuzz({ onProgress, ...share }: FuzzOptions): Promise<FuzzSummary> {
  const summary: FuzzSummary = {
    ...{ inputs: 0, taken: 0, refused: 0, nothing: 0, comparedAfterRefusal: 0, imported: 0 },
    ...{ slowestMs: 0, slowestIndex: null, peakMb: 0, faults: [] },
  }
  const worker = await bundleWorker()
  try {
    const late = new Set<number>()
    for (let from = share.from; from < share.to; ) {
      const stoppedAt = await runShare(join(worker, 'fuzz-worker.js'), { ...share, from }, summary, onProgress)
      if (stoppedAt === null) break
      const { index, why } = stoppedAt
      const again = why === 'late' && !late.has(index)
      late.add(index)
      from = again ? index : index + 1
      if (again) continue
      summary.inputs += 1
      const fault = why === 'late' ? `hang: over ${hangLimitMs} ms twice` : `the process ended: ${why}`
      summary.faults.push({ index, made: '', fault })
    }
  } finally {
    rmSync(worker, { recursive: true, force: true })
  }
  if (summary.peakMb > memoryLimitMb)
    summary.faults.push({ index: -1, made: '', fault: `memory: ${Math.round(summary.peakMb)} MB` })
  return summary
}

/** null once the share is done, else the input at which the process was stopped or ended. */
function runShare(
  entry: string,
  share: Share,
  summary: FuzzSummary,
  onProgress: FuzzOptions['onProgress'],
): Promise<{ index: number; why: string } | null> {
  const child = fork(entry, {
    execArgv: [`--max-old-space-size=${memoryLimitMb}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return new Promise((settle) => {
    let current = share.from
    let said = ''
    let ended = false
    let timer: NodeJS.Timeout | undefined
    const stop = (outcome: { index: number; why: string } | null) => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      child.kill('SIGKILL')
      settle(outcome)
    }
    const watch = (child: ChildProcess) => {
      child.stderr?.on('data', (chunk) => (said = `${said}${chunk}`.slice(-2000)))
      child.on('close', (code) => stop({ index: current, why: `code ${code} ${said}` }))
    }
    watch(child)
    child.on('message', (told: Told) => {
      if (told.kind === 'begin') {
        current = told.index
        timer = setTimeout(() => stop({ index: current, why: 'late' }), hangLimitMs)
      } else if (told.kind === 'fault') summary.faults.push({ index: told.index, made: told.made, fault: told.fault })
      else if (told.kind === 'done') stop(null)
      else {
        clearTimeout(timer)
        count(summary, told)
        onProgress?.(told.index + 1)
      }
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
