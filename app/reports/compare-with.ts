import type { Run } from '~/domain/evidence'
import { momentOf } from './evidence-list'
import type { JudgedContext } from './report-context'
import type { RunReport } from './types-run'

/** What a run is best held against: the run before it with the same number of users and the same tool. */
export function compareWith(context: JudgedContext, run: Run): RunReport['compare'] {
  const at = context.runs.indexOf(run)
  const before = run.effectiveAt === null ? [] : context.runs.slice(0, Math.max(0, at))
  const previous = before.findLast(
    ({ users, tool, effectiveAt }) => effectiveAt !== null && tool === run.tool && users?.value === run.users?.value,
  )
  return {
    previous:
      previous === undefined
        ? null
        : { short: context.short(previous.label), href: context.href.compare([previous.label, run.label]) },
    moment: momentOf(context),
    suggestions: context.runs
      .filter(({ label }) => label !== run.label)
      .slice(-40)
      .toReversed()
      .map(({ label }) => context.short(label)),
  }
}
