import type { Command } from 'commander'
import { isDay } from '~/domain/review/review-span'
import { buildStandup } from '~/server/review/build-standup'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { UsageError } from '../exit-codes'
import { printSheet, type SheetOptions } from '../print-sheet'

/** `assay standup DAY` */
export function addStandup(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('standup')
    .description('the stand-up of a day as Markdown: what the day before brought, what the day plans, what blocks')
    .argument('<day>', 'as 2026-01-31')
    .option('--csv', 'one line for each statement')
    .option('--version <n>', 'a published version (default: the latest)')
    .action(async (day: string, _local: SheetOptions, command: Command) => {
      const options = command.optsWithGlobals<SheetOptions & CommonOptions>()
      await withAssessment(options, terminal, (asked) => {
        const { assessment, input } = asked.report
        const facts = isDay(day) ? buildStandup(asked.db, { assessment, input }, day) : null
        if (facts === null) throw new UsageError(`"${day}" is no day that has begun. Write it as 2026-01-31.`)
        printSheet(asked, facts, options, terminal)
      })
    })
}
