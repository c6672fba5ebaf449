import { SingleBar } from 'cli-progress'
import type { Command } from 'commander'
import type { Diagnostic } from '~/domain/place'
import { importJson } from '~/reports/import-json'
import { readAsOfTime } from '../as-of'
import { type CommandContext, type CommonOptions, withDatabase } from '../context'
import { UsageError, usageCode } from '../exit-codes'
import { neutralise } from '../neutralise'
import { printImport } from '../print-import'
import { readImport } from '../read-import'
import type { Terminal } from '../terminal'

interface ImportOptions extends CommonOptions {
  check?: boolean
  effective?: string
}

/** `assay import PATH…` */
export function addImport(parent: Command, context: CommandContext): void {
  parent
    .command('import')
    .description('import documents and evidence: files or folders')
    .argument('<path...>', 'Markdown documents, Locust CSV files, or folders of them')
    .option('--check', 'say what would be imported and what is wrong with it; write nothing')
    .option('--effective <time>', 'when these documents took effect: a date or a timestamp')
    .action(async (paths: string[], _local: ImportOptions, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>()
      context.exit(await runImport(paths, options, context.terminal))
    })
}

async function runImport(paths: string[], options: ImportOptions, terminal: Terminal): Promise<number> {
  const bar = progressBar(options, terminal)
  const result = await readImport(paths, bar.step).finally(bar.stop)
  const effectiveAt = options.effective === undefined ? undefined : readAsOfTime(options.effective, 'UTC')
  const report = options.check === true ? checkOnly(result) : await store(options, result, effectiveAt, terminal)
  const json = importJson(report)
  if (options.json === true) terminal.out(JSON.stringify(json, null, 2))
  else printImport(json, { check: options.check === true, slug: json.program }, terminal)
  // What could be read went in; that something could not be is told by the code as well.
  const failed = json.refused.length > 0 || json.diagnostics.some(({ severity }) => severity === 'error')
  return failed ? usageCode : 0
}

type Result = Awaited<ReturnType<typeof readImport>>

async function store(options: ImportOptions, result: Result, effectiveAt: string | undefined, terminal: Terminal) {
  const { ingest } = await import('~importers/ingest.server')
  return withDatabase(options, (db) => {
    try {
      return ingest(db, result, {
        importedAt: terminal.now.toISOString(),
        program: options.program,
        effectiveAt,
      })
    } catch (error) {
      if (error instanceof Error && error.name === 'AmbiguousProgram') throw new UsageError(error.message)
      throw error
    }
  })
}

/** What `ingest` would report of an empty database, without one. */
function checkOnly(result: Result) {
  const diagnostics: Diagnostic[] = [...result.documents.flatMap(({ plan }) => plan.diagnostics), ...result.diagnostics]
  return {
    program: null,
    documents: result.documents,
    runs: result.runs,
    reports: result.reports,
    unchanged: 0,
    wrote: false,
    refused: result.refused,
    diagnostics,
  }
}

/** Only where somebody watches: a pipe or a log gets no bar. */
function progressBar(options: ImportOptions, terminal: Terminal) {
  if (!terminal.interactive || options.json === true) return { step: () => {}, stop: () => {} }
  const bar = new SingleBar({
    format: '  reading {bar} {value}/{total} {file}',
    barCompleteChar: '━',
    barIncompleteChar: '─',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: true,
    stream: process.stderr,
  })
  let started = false
  return {
    step({ file, done, total }: { file: string | null; done: number; total: number }) {
      if (!started) bar.start(total, done, { file: '' })
      started = true
      bar.update(done, { file: file === null ? 'putting runs together' : neutralise(file) })
    },
    stop() {
      if (started) bar.stop()
    },
  }
}
