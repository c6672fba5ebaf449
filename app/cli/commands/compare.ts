import type { Command } from 'commander'
import { type ComparedRow, type Comparison, compareRuns, type RowChange } from '~/domain/compare'
import type { Run } from '~/domain/evidence'
import { loadMetrics } from '~/domain/vocabulary'
import { compareJson } from '~/reports/compare-json'
import { readMetric } from '~/reports/compare-query'
import { figureView, shiftText } from '~/reports/figure-view'
import { plainText } from '~/reports/format'
import { changeWords, comparableSentences, metricName, obstacleSentence } from '~/reports/messages/compare'
import type { ReportContext } from '~/reports/report-context'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { UsageError, unknownName } from '../exit-codes'
import { findRun } from '../find-run'
import { alignTable, type CellText, clip } from '../table'
import type { Terminal } from '../terminal'

/** `assay compare BASE RUN…` */
export function addCompare(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('compare')
    .description('runs held against the first: comparable or not, and what changed beyond the precision of the figures')
    .argument('<base>', 'the run that the others are held against (v44)')
    .argument('<runs...>', 'one run or several')
    .option('--metric <name>', 'the figure: p95, p99, avg, max, error, rps …', 'p95')
    .action(async (base: string, names: string[], _local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { metric: string }>()
      const metric = readMetric(options.metric)
      if (metric === null) throw unknownName('metric', options.metric, loadMetrics)
      await withAssessment(options, terminal, ({ report }) => {
        const runs = [base, ...names].map((name) => findRun(report.runs, name)) as [Run, ...Run[]]
        if (new Set(runs).size < runs.length) throw new UsageError('A run cannot be compared with itself')
        const comparison = compareRuns(runs, metric, report.assessment.findings)
        if (options.json === true) terminal.out(JSON.stringify(compareJson(comparison), null, 2))
        else print(comparison, report, terminal)
      })
    })
}

const right = (plain: string): CellText => ({ plain, right: true })

function print(comparison: Comparison, report: ReportContext, terminal: Terminal): void {
  const { base, runs, obstacles, comparable, aggregate, rows, metric } = comparison
  const { bold, dim } = terminal.colours
  terminal.out(bold(`${metricName(metric)}: ${[base, ...runs].map(({ label }) => report.short(label)).join(', ')}`))
  terminal.out(comparableSentences[comparable])
  for (const obstacle of obstacles) terminal.out(`  ${plainText(obstacleSentence(obstacle, report.short))}`)
  const heading = [
    'endpoint',
    right(report.short(base.label)),
    ...runs.flatMap(({ label }) => [right(report.short(label)), 'change']),
  ]
  const lines = [...rows, ...(aggregate === null ? [] : [aggregate])].map((row) => line(row, comparison))
  terminal.out(`\n${alignTable([heading, ...lines]).join('\n')}`)
  terminal.out(dim('worst first; a change is shown only where the intervals cannot hold the same value'))
}

function line(row: ComparedRow, { metric }: Comparison): (string | CellText)[] {
  const text = (figure: RowChange['figure']) => right(plainText(figureView(figure, metric).text))
  return [
    clip(row.key === '*' ? 'all requests' : row.key, 52),
    text(row.base),
    ...row.changes.flatMap(({ figure, kind, shift }) => {
      const moved = shiftText(shift, row.base === null ? null : row.base.measured.value, metric)
      return [text(figure), moved === null ? changeWords[kind] : `${changeWords[kind]} ${plainText(moved)}`]
    }),
  ]
}
