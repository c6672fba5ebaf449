import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What went wrong with the browser; the message says what to do. */
export class PrintFailed extends Error {
  override name = 'PrintFailed'
}

interface Printing {
  chromium: string
  url: string
  /** Longest time for all of it, milliseconds. */
  withinMs: number
}

/** Lines of its own complaints that are passed on. */
const complaint = 400

/**
 * An address as PDF bytes, printed by an installed Chromium in a profile of its own that is removed
 * again. The browser is ended by its process id when it takes too long.
 */
export async function printPdf({ chromium, url, withinMs }: Printing): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-pdf-'))
  try {
    const file = join(folder, 'page.pdf')
    await run(chromium, [...quiet, ...sandbox(), `--user-data-dir=${folder}`, `--print-to-pdf=${file}`, url], withinMs)
    const bytes = readPdf(file)
    if (bytes === null) throw new PrintFailed(`${chromium} ended without writing a PDF.`)
    return bytes
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** It speaks to nothing but the server of this process. */
const quiet = [
  '--headless',
  '--no-pdf-header-footer',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--virtual-time-budget=10000',
  '--run-all-compositor-stages-before-draw',
]

/** Chromium refuses to run as root with its sandbox; what it opens here is our own page alone. */
function sandbox(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function readPdf(file: string): Buffer | null {
  try {
    const bytes = readFileSync(file)
    return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : null
  } catch {
    return null
  }
}

function run(program: string, args: string[], withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32' })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-complaint)
    })
    const timer = setTimeout(() => {
      end(child)
      reject(new PrintFailed(`${program} did not finish within ${Math.round(withinMs / 1000)} s and was ended.`))
    }, withinMs)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(new PrintFailed(`${program} could not be started: ${error.message}`))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve()
      else reject(new PrintFailed(`${program} ended with code ${code}: ${said.trim()}`))
    })
  })
}

/** The browser with the processes that it started: they are a group of their own. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Ended meanwhile.
  }
}
