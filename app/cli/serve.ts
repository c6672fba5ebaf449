import { existsSync } from 'node:fs'
import { watch } from 'chokidar'
import { ServeRefused, startServer } from '~/server/main'
import { ingest } from '~importers/ingest.server'
import { type CommonOptions, chooseProgram, databaseFile, withDatabase } from './context'
import { UsageError } from './exit-codes'
import { readPublicUrl } from './public-url'
import { readImport } from './read-import'
import { readNetwork } from './read-network'
import type { Terminal } from './terminal'

export interface ServeOptions extends CommonOptions {
  port?: string
  host?: string
  private?: boolean
  watch?: string[] | true
}

/** Starts the web app, and (with `--watch`) imports again whenever a file is saved. Answers once it listens. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<void> {
  const { port, strict } = readPort(options)
  const paths = await watchedPaths(options)
  if (paths.length > 0) await importAgain(paths, options, terminal)
  let ownerLink: string | null = null
  const server = await startServer({
    port,
    strictPort: strict,
    databaseFile: databaseFile(options),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...readIdentity(options),
    ...readNetwork(),
    onListening: (address) => (ownerLink = address.ownerLink),
  }).catch((error: unknown) => {
    throw error instanceof ServeRefused ? new UsageError(error.message) : error
  })
  terminal.out(`Assay is at ${terminal.colours.bold(server.url)}`)
  if (ownerLink !== null)
    terminal.out(`Nobody owns it yet. Whoever opens this link first, within 24 hours, does:\n  ${ownerLink}`)
  if (paths.length > 0) watchPaths(paths, options, terminal)
}

/** The paths given; without any the folder that the program's tracker came from. */
async function watchedPaths(options: ServeOptions): Promise<string[]> {
  if (options.watch === undefined) return []
  if (Array.isArray(options.watch)) return options.watch
  const { sourceFolder, sample } = await withDatabase(options, (db) => chooseProgram(db, options))
  if (sample || !existsSync(sourceFolder)) throw new UsageError('What shall be watched? Say --watch PATH…')
  return [sourceFolder]
}

/** A port that was asked for by flag is that one or none; from PORT or by default the next free one will do. */
function readPort(options: ServeOptions): { port: number; strict: boolean } {
  const { PORT } = process.env
  const text = options.port ?? (PORT === undefined || PORT === '' ? '3000' : PORT)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`"${text}" is no port (0 to 65535)`)
  return { port, strict: options.port !== undefined }
}

/** Private mode and the public address, by flag or by variable. */
function readIdentity({ private: asked }: ServeOptions): { readersAreMembers: boolean; publicUrl: string | null } {
  const { ASSAY_PRIVATE } = process.env
  const readersAreMembers =
    asked === true || (ASSAY_PRIVATE !== undefined && !['', '0', 'false'].includes(ASSAY_PRIVATE))
  return { readersAreMembers, publicUrl: readPublicUrl() }
}

/** Saves come in bursts (an editor writes twice, a load test writes four files): one import for all of them. */
function watchPaths(paths: string[], options: ServeOptions, terminal: Terminal): void {
  let waiting: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const watcher = watch(paths, { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: 200, pollInterval: 50 } })
  watcher.on('all', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      running = running.then(() => importAgain(paths, options, { ...terminal, now: new Date() }))
    }, 250)
  })
  terminal.out(`Watching ${paths.join(', ')}`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void watcher.close())
}

async function importAgain(paths: string[], options: ServeOptions, terminal: Terminal): Promise<void> {
  try {
    const result = await readImport(paths)
    const report = await withDatabase(options, (db) =>
      ingest(db, result, { importedAt: terminal.now.toISOString(), program: options.program }),
    )
    const changed = [...report.documents, ...report.runs, ...report.reports].filter(
      ({ outcome }) => outcome !== 'unchanged',
    ).length
    terminal.out(report.wrote ? `Imported ${changed} changed` : 'Nothing changed')
    for (const { path, message } of report.refused) terminal.err(`${path}:1:1 error refused ${message}`)
  } catch (error) {
    terminal.err(`Import failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}
