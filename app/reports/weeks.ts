import type { Assessment } from '~/domain/assessment'
import { once } from './once'
import { phaseText } from './phase'
import { type ReportContext, reportContext } from './report-context'
import type { ReportInput } from './types-common'
import type { WeeksReport } from './types-plan'
import { weekLine } from './week-line'

/** Every week (phase, sprint) of the tracker, in its own order. */
export function weeksReport(assessment: Assessment, input: ReportInput): WeeksReport {
  const context = reportContext(assessment, input)
  return once(context, 'weeks', () => buildWeeksReport(context))
}

function buildWeeksReport(context: ReportContext): WeeksReport {
  const { assessment } = context
  const { tracker } = assessment
  const weeks = tracker === null ? [] : tracker.weeks.map((week) => weekLine(context, tracker, week))
  return {
    weeks,
    currentText: phaseText(context),
    emptyText: weeks.length === 0 ? 'The documents at hand name no week, phase or sprint.' : null,
  }
}
