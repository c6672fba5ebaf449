import { type Command, Option } from 'commander'
import { hrefs } from '~/reports/href'
import { type NamedReport, namedReports, reportNamed, resolveSubject } from '~/reports/outputs'
import { reportMarkdown } from '~/reports/outputs/markdown'
import { reportJson } from '~/reports/outputs/report-json'
import { tableSources } from '~/server/table-sources'
import { readChainHead } from '~db/queries/records'
import { type Asked, withAssessment } from '../assessed'
import { type CommandContext, type CommonOptions, databaseFile } from '../context'
import { UsageError, unknownName } from '../exit-codes'
import { neutralise } from '../neutralise'
import type { Terminal } from '../terminal'
import { writeNew } from '../write-new'

interface ReportOptions extends CommonOptions {
  markdown?: boolean
  pdf?: string
}

/** `assay report [NAME] [ID]` */
export function addReport(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('report')
    .description('a report as Markdown, JSON, or PDF (through an installed Chromium)')
    .argument('[name]', 'overview, tier, week, criterion, run, targets, risks, costs, …', 'overview')
    .argument('[id]', 'of which tier, week, criterion or run')
    .addOption(new Option('--markdown', 'as Markdown; so it is without any of these').conflicts(['json', 'pdf']))
    .addOption(new Option('--pdf <file>', 'the page as it prints, written to this file').conflicts('json'))
    .action(async (name: string, id: string | undefined, _local: ReportOptions, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>()
      const report = reportNamed(name)
      if (report === null)
        throw unknownName(
          'report',
          name,
          namedReports.map((one) => one.name),
        )
      const page = await withAssessment(options, terminal, (asked) => say(report, id ?? null, asked, options, terminal))
      if (options.pdf === undefined) return
      const { printPage } = await import('../print-page')
      const bytes = await printPage(databaseFile(options), page)
      const file = writeNew(options.pdf, bytes)
      terminal.out(neutralise(`Written to ${file}: ${bytes.length} bytes`))
    })
}

/** Prints the report unless it is to be a PDF; answers the path of its page. */
function say(
  report: NamedReport,
  words: string | null,
  asked: Asked,
  options: ReportOptions,
  terminal: Terminal,
): string {
  const { db, program, report: context } = asked
  const found = resolveSubject(context, report.takes, words)
  if ('candidates' in found) {
    if (words !== null) throw unknownName(report.takes as string, words, found.candidates)
    throw new UsageError(`Of which ${report.takes}? One of: ${found.candidates.slice(0, 12).join(', ')}`)
  }
  if (options.pdf === undefined) {
    const input = { ...context.input, chainHead: readChainHead(db) }
    const sources = tableSources(db, { ...context, input })
    const of = { sources, id: found.id }
    if (options.json === true) terminal.out(JSON.stringify(reportJson(report, of), null, 2))
    else terminal.out((reportMarkdown(report, of) as string).trimEnd())
  }
  const link = { asOf: options.asOf === undefined ? null : asked.asOf, program: program.slug }
  return report.page(hrefs(link), found.id ?? '')
}
