import { findTierNamed } from '~/domain/find-tier'
import { findWeekId } from '~/domain/find-week'
import { resolveRunLabel } from '~/domain/labels'
import type { ReportContext } from '../report-context'
import { overviewOutput } from './overview-output'
import type { NamedReport, ReportSubject } from './report'
import { reviewOutput } from './review-output'
import { criterionOutput, runOutput, tierOutput, weekOutput } from './subject-outputs'
import { tableOutputs } from './table-outputs'

export type { NamedReport, ReportAsked } from './report'

/** Every report that can be taken out as JSON, Markdown and (as its page) PDF. */
export const namedReports: readonly NamedReport[] = [
  overviewOutput,
  tierOutput,
  criterionOutput,
  weekOutput,
  reviewOutput,
  runOutput,
  ...tableOutputs,
]

/** null where there is no report of that name. */
export function reportNamed(name: string): NamedReport | null {
  return namedReports.find((report) => report.name === name) ?? null
}

/** The id that was meant, by the short forms that serve everywhere; else what could have been. */
export function resolveSubject(
  context: ReportContext,
  takes: ReportSubject,
  words: string | null,
): { id: string | null } | { candidates: string[] } {
  if (takes === null) return { id: null }
  const known = subjectsOf(context, takes)
  if (words === null) return { candidates: known }
  if (takes === 'tier') {
    const found = findTierNamed(context.assessment, words)
    return 'tier' in found ? { id: found.tier.id } : found
  }
  if (takes === 'run') {
    const found = resolveRunLabel(words, known)
    return 'label' in found
      ? { id: found.label }
      : { candidates: found.candidates.length === 0 ? known : found.candidates }
  }
  const { tracker } = context.assessment
  const id = takes === 'week' ? findWeekId(tracker === null ? [] : tracker.weeks, words) : words
  return known.includes(id) ? { id } : { candidates: known }
}

function subjectsOf({ assessment, runs }: ReportContext, takes: Exclude<ReportSubject, null>): string[] {
  if (takes === 'run') return runs.map(({ label }) => label)
  if (takes === 'week') return (assessment.tracker === null ? [] : assessment.tracker.weeks).map(({ id }) => id)
  if (takes === 'tier') return assessment.tiers.map(({ tier }) => tier.id)
  return assessment.tiers.flatMap(({ criteria }) => criteria.map(({ criterion }) => criterion.id))
}
