import type { Command } from 'commander'
import { formatPercent } from '~/reports/format'
import { statusJson } from '~/reports/json'
import type { StatusJson } from '~/reports/json-schemas'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { tierCell, verdictCell } from '../mark'
import { alignTable, clip } from '../table'
import type { Terminal } from '../terminal'

/** `assay status` */
export function addStatus(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('status')
    .description('every tier as computed, progress as claimed, ticked and proven')
    .action(async (_local: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>()
      await withAssessment(options, terminal, ({ report }) => {
        const json = statusJson(report)
        if (options.json === true) terminal.out(JSON.stringify(json, null, 2))
        else printStatus(json, report.assessment.asOf, terminal)
      })
    })
}

function printStatus(json: StatusJson, asOf: string, terminal: Terminal): void {
  const { bold, dim } = terminal.colours
  terminal.out(`${bold(json.title)}  ${dim(`${json.program}, as of ${asOf}`)}\n`)
  terminal.out(alignTable(progressRows(json.progress)).join('\n'))
  for (const tier of json.tiers) {
    const state = tierCell(tier.state, terminal)
    const claimed = tier.claimed === true ? dim('  claimed done') : ''
    terminal.out(`\n${state.printed ?? state.plain}  ${bold(tier.title)} ${dim(tier.id)}${claimed}`)
    const rows = tier.criteria.map((criterion) => [
      verdictCell(criterion.verdict, terminal),
      box(criterion.claim.ticked),
      clip(criterion.text, 48),
      clip(criterion.reason, 96),
    ])
    if (rows.length === 0) terminal.out('  no criteria')
    else terminal.out(alignTable(rows, '  ').join('\n'))
  }
  if (json.tiers.length === 0) terminal.out('\nThe documents name no tiers.')
  const { contradicted, self_contradicted, unsupported } = json.claims
  terminal.out(
    `\nClaims: ${contradicted} contradicted by evidence, ${self_contradicted} by the document itself, ${unsupported} without evidence ${dim('(assay claims)')}`,
  )
}

export function box(ticked: boolean | null): string {
  return ticked === null ? '   ' : ticked ? '[x]' : '[ ]'
}

function progressRows({ claimed, ticked, tasks, proven }: StatusJson['progress']): string[][] {
  const share = ({ done, total }: { done: number; total: number }) =>
    total === 0 ? ['none', ''] : [`${done} of ${total}`, formatPercent((100 * done) / total)]
  return [
    ['Claimed', claimed === null ? 'nothing stated' : formatPercent(claimed * 100), ''],
    ['Ticked boxes', ...share(ticked)],
    ['Ticked tasks', ...share(tasks)],
    ['Proven tasks', ...share(proven)],
  ]
}
