import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { listening } from '../support/listening'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'build/node/cli.js')

export interface BuiltServer {
  url: string
  database: string
  /** Everything that it printed so far. */
  output(): string
  stop(): Promise<void>
}

/** Runs the built command line to its end; exit code 2 (something was refused) counts as a failure here. */
export function command(args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1' } })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', fail)
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`assay ${args.join(' ')}: ${code}\n${output}`))))
  })
}

const sample = ['content/ahsp-optimization']
let sampleDatabase: Promise<string> | null = null

/** A database with the sample program, imported once for all tests; its folder goes with this process. */
function importedSample(): Promise<string> {
  sampleDatabase ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-e2e-sample-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    const database = join(folder, 'sample.sqlite')
    await command(['import', ...sample, '--db', database])
    return database
  })()
  return sampleDatabase
}

/**
 * The built server on a temporary database with these files imported, or the sample program. `prepare`
 * writes to it before the server opens it: on a busy machine a write beside its first ones may wait too long.
 */
export async function startBuiltServer(
  paths: string[] | null = null,
  prepare: (database: string) => void = () => {},
): Promise<BuiltServer> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-e2e-'))
  const database = join(folder, 'e2e.sqlite')
  if (paths === null) copyFileSync(await importedSample(), database)
  else await command(['import', ...paths, '--db', database])
  prepare(database)
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', '--db', database], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: 'production' },
  })
  const { url, output } = listening(child)
  const address = await url
  return {
    url: address,
    database,
    output,
    stop: () =>
      new Promise((done) => {
        child.on('close', () => {
          rmSync(folder, { recursive: true, force: true })
          done()
        })
        child.kill('SIGTERM')
      }),
  }
}
