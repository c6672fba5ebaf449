import type { Command } from 'commander'
import { findWeekId } from '~/domain/find-week'
import { buildReview } from '~/server/review/build-review'
import { withAssessment } from '../assessed'
import type { CommandContext, CommonOptions } from '../context'
import { unknownName } from '../exit-codes'
import { printSheet, type SheetOptions } from '../print-sheet'

/** `assay review WEEK` */
export function addReview(parent: Command, { terminal }: CommandContext): void {
  parent
    .command('review')
    .description('the review of a week as Markdown: as published, else pre-filled from the data')
    .argument('<week>', 'number of a week, or id of a phase or sprint')
    .option('--csv', 'one line for each statement')
    .option('--version <n>', 'a published version (default: the latest)')
    .action(async (week: string, _local: SheetOptions, command: Command) => {
      const options = command.optsWithGlobals<SheetOptions & CommonOptions>()
      await withAssessment(options, terminal, (asked) => {
        const { assessment, input } = asked.report
        const weeks = assessment.tracker === null ? [] : assessment.tracker.weeks
        const facts = buildReview(asked.db, { assessment, input }, findWeekId(weeks, week))
        if (facts === null)
          throw unknownName(
            'week',
            week,
            weeks.map(({ id }) => id),
          )
        printSheet(asked, facts, options, terminal)
      })
    })
}
