import type { Assessment } from '~/domain/assessment'
import type { Looking } from './grants'
import { emptyTexts } from './messages/empty'
import { once } from './once'
import { phaseText } from './phase'
import { vanishedProofs } from './proofs'
import { type ReportContext, reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { WeeksReport } from './types-plan'
import { weekLine } from './week-line'

/** Every week (phase, sprint) of the tracker, in its own order. */
export function weeksReport(
  assessment: Assessment,
  input: ReportInput,
  looking: Pick<Looking, 'actor'> = { actor: null },
): WeeksReport {
  const context = reportContext(assessment, input)
  if (looking.actor !== null) return buildWeeksReport(context, looking)
  return once(context, 'weeks', () => buildWeeksReport(context, looking))
}

function buildWeeksReport(context: ReportContext, looking: Pick<Looking, 'actor'>): WeeksReport {
  const { assessment } = context
  const { tracker } = assessment
  const weeks = tracker === null ? [] : tracker.weeks.map((week) => weekLine(context, tracker, week))
  return {
    weeks,
    currentText: phaseText(context),
    timelineHref: context.href.timeline(),
    vanished: vanishedProofs(context, looking),
    emptyText: weeks.length === 0 ? emptyTexts.weeks : null,
  }
}
