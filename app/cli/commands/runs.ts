import type { Command } from 'commander'
import { formatCount, formatMaybe, formatValue, plainText } from '~/reports/format'
import { runLineJson } from '~/reports/json'
import type { RunLineJson } from '~/reports/json-schemas'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { alignTable, type CellText, clip } from '../table'

/** `assay runs` */
export function addRuns(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('runs')
    .description('every run with its figures and what is wrong with it')
    .action(async (_local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await withAssessment(options, terminal, ({ report }) => {
        const lines = report.runs.map((run) => runLineJson(run, report.findings(run.label)))
        if (options.json === true) terminal.out(JSON.stringify(lines, null, 2))
        else if (lines.length === 0) terminal.out('No runs yet. Import some: assay import PATH…')
        else terminal.out(alignTable([heading, ...lines.map((line) => row(line, report.short(line.label)))]).join('\n'))
      })
    })
}

const right = (plain: string): CellText => ({ plain, right: true })

const heading = [
  'run',
  'effective at',
  ...['users', 'requests', 'failures', 'p50', 'p95', 'p99', 'max', 'req/s'].map(right),
  'findings',
]

function row(line: RunLineJson, short: string): (string | CellText)[] {
  const ms = (value: number | null) => right(value === null ? '–' : plainText(formatMaybe(value, 'ms')))
  const count = (value: number | null) => right(value === null ? '–' : plainText(formatCount(value)))
  return [
    clip(short, 32),
    line.effectiveAt ?? 'time unknown',
    count(line.users),
    count(line.requests),
    count(line.failures),
    ms(line.p50),
    ms(line.p95),
    ms(line.p99),
    ms(line.max),
    right(line.rps === null ? '–' : plainText(formatValue(line.rps, 'req/s').number)),
    line.findings.join(', '),
  ]
}
