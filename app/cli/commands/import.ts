import type { Command } from 'commander'
import type { Given } from '~/domain/given'
import type { Diagnostic } from '~/domain/place'
import { importJson } from '~/reports/import-json'
import { readGiven } from '~/server/upload/given-fields'
import { readAsOfTime } from '../as-of'
import { type CommandContext, type CommonOptions, withDatabase } from '../context'
import { UsageError, usageCode } from '../exit-codes'
import { importBar } from '../import-bar'
import { runGitImport } from '../import-git'
import { printExplained } from '../print-explained'
import { printImport, printMoved } from '../print-import'
import { readImport } from '../read-import'
import type { Terminal } from '../terminal'

interface ImportOptions extends CommonOptions {
  check?: boolean
  explain?: boolean
  effective?: string
  git?: string
  label?: string
  commit?: string
  branch?: string
  ciUrl?: string
  environment?: string
  tag?: string[]
}

/** `assay import PATH…` */
export function addImport(parent: Command, context: CommandContext): void {
  parent
    .command('import')
    .description('import documents and evidence: files or folders')
    .argument(
      '<path...>',
      'Markdown documents, results of load-test tools, test and coverage reports, or folders of them',
    )
    .option('--check', 'say what would be imported and what is wrong with it; write nothing')
    .option(
      '--explain',
      'with --check: how each line of each document was understood, and what to write so that more is read',
    )
    .option('--git <repository>', 'every committed version of the documents at these paths, each with its commit date')
    .option('--effective <time>', 'when these documents took effect: a date or a timestamp')
    .option('--label <label>', 'what the run or report is called, where these files form one')
    .option('--commit <commit>', 'the commit that was measured')
    .option('--branch <branch>', 'its branch')
    .option('--ci-url <url>', 'the job that made the files')
    .option('--environment <name>', 'where it was measured')
    .option('--tag <tag...>', 'tags, which the conditions of program.md may ask for')
    .action(async (paths: string[], _local: ImportOptions, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>()
      if (options.explain === true && options.check !== true)
        throw new UsageError('--explain goes with --check: it writes nothing')
      if (options.explain === true && options.git !== undefined)
        throw new UsageError('--explain reads files, not a repository')
      const run = options.git === undefined ? runImport : runGitImport
      context.exit(await run(paths, options, context.terminal))
    })
}

async function runImport(paths: string[], options: ImportOptions, terminal: Terminal): Promise<number> {
  const bar = importBar(options, terminal)
  const result = await readImport(paths, bar.step, { explain: options.explain === true }).finally(bar.stop)
  const effectiveAt = options.effective === undefined ? undefined : readAsOfTime(options.effective, 'UTC')
  const given = readGivenOptions(options)
  const told = options.check === true ? null : await store(options, result, { effectiveAt, given }, terminal)
  const report = told === null ? checkOnly(result) : told.report
  const json = importJson(report, result.explained)
  if (options.json === true) terminal.out(JSON.stringify(json, null, 2))
  else {
    if (result.explained !== undefined) printExplained(result.explained, terminal)
    printImport(json, { check: options.check === true, slug: json.program }, terminal)
    if (told !== null) printMoved(told.receipt, terminal)
  }
  // What could be read went in; that something could not be is told by the code as well.
  const failed = json.refused.length > 0 || json.diagnostics.some(({ severity }) => severity === 'error')
  return failed ? usageCode : 0
}

type Result = Awaited<ReturnType<typeof readImport>>

/** `--as-of` says when the evidence was measured where its files have no clock; UTC, as `--effective`. */
function readGivenOptions({ label, commit, branch, ciUrl, environment, tag, asOf }: ImportOptions): Given {
  const once = (value: string | undefined) => (value === undefined ? [] : [value])
  const words = {
    label: once(label),
    commit: once(commit),
    branch: once(branch),
    'ci-url': once(ciUrl),
    environment: once(environment),
    tag: tag ?? [],
    'as-of': once(asOf),
  }
  const read = readGiven(words, 'UTC')
  if ('given' in read) return read.given
  throw new UsageError(
    Object.entries(read.errors)
      .map(([field, why]) => `--${field} ${why}`)
      .join('; '),
  )
}

async function store(
  options: ImportOptions,
  result: Result,
  { effectiveAt, given }: { effectiveAt: string | undefined; given: Given },
  terminal: Terminal,
) {
  const { importAndTell } = await import('~/server/upload/import-and-tell')
  return withDatabase(options, (db) => {
    try {
      return importAndTell(db, result, {
        importedAt: terminal.now.toISOString(),
        program: options.program,
        effectiveAt,
        given,
        actor: 'import',
        via: 'cli',
      })
    } catch (error) {
      if (error instanceof Error && ['AmbiguousProgram', 'LabelNamesSeveral', 'ProgramArchived'].includes(error.name))
        throw new UsageError(error.message)
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
