import type { Command } from 'commander'
import { formatCount, formatMaybe, plainText } from '~/reports/format'
import { runJson } from '~/reports/json'
import type { RunJson } from '~/reports/json-schemas'
import { untriedWords } from '~/reports/messages/evidence'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { findRun } from '../find-run'
import { alignTable, type CellText, clip } from '../table'
import type { Terminal } from '../terminal'

/** `assay run LABEL` */
export function addRun(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('run')
    .description('one run: what it measured, by endpoint, and what is wrong with it')
    .argument('<label>', 'the label, a token of it (v45), or a part that only one label has')
    .action(async (label: string, _local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await withAssessment(options, terminal, ({ report }) => {
        const run = findRun(report.runs, label)
        const json = runJson(run, report.findings(run.label))
        if (options.json === true) terminal.out(JSON.stringify(json, null, 2))
        else printRun(json, terminal)
      })
    })
}

const right = (plain: string): CellText => ({ plain, right: true })

function printRun(json: RunJson, terminal: Terminal): void {
  const { bold, dim } = terminal.colours
  const unknown = (text: string | number | null) => (text === null ? 'unknown' : String(text))
  terminal.out(bold(json.label))
  terminal.out(
    alignTable(
      [
        ['effective at', unknown(json.effectiveAt)],
        ['users', unknown(json.users)],
        ['duration', json.durationS === null ? 'unknown' : `${json.durationS} s`],
        ...(json.format === null
          ? []
          : [['format', json.formatTried ? json.format : `${json.format}, ${untriedWords}`]]),
        ['provenance', json.partial ? `${json.provenance}, partial` : json.provenance],
        ...Object.entries(json.sha256).map(([kind, hash]) => [kind, `sha256 ${hash}`]),
      ],
      '  ',
    ).join('\n'),
  )
  const paint = { taint: terminal.colours.red, warn: terminal.colours.yellow, note: dim }
  if (json.findingDetails.length > 0) terminal.out('')
  for (const finding of json.findingDetails) {
    terminal.out(`${paint[finding.severity](`${finding.severity} ${finding.code}`)}  ${finding.sentence}`)
  }
  const heading = ['endpoint', ...['requests', 'failures', 'p50', 'p95', 'p99', 'max', 'bytes'].map(right)]
  const rows = [...json.endpoints, ...(json.aggregate === null ? [] : [json.aggregate])].map(row)
  terminal.out(`\n${alignTable([heading, ...rows]).join('\n')}`)
  if (json.aggregate === null) terminal.out('The file has no aggregate row: nothing is decided from it.')
}

function row(figures: RunJson['endpoints'][number]): (string | CellText)[] {
  const text = (value: number | null | undefined, unit: 'ms' | 'bytes') =>
    right(value === null || value === undefined ? '–' : plainText(formatMaybe(value, unit)))
  const count = (value: number | null) => right(value === null ? '–' : plainText(formatCount(value)))
  return [
    clip(figures.key === '*' ? 'all requests' : figures.key, 56),
    count(figures.requests),
    count(figures.failures),
    text(figures.percentiles['50'], 'ms'),
    text(figures.percentiles['95'], 'ms'),
    text(figures.percentiles['99'], 'ms'),
    text(figures.max, 'ms'),
    text(figures.averageBytes, 'bytes'),
  ]
}
