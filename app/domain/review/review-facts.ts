import type { Week } from '../plan'
import { clockFacts } from './clock-facts'
import { computedColour } from './colour-rules'
import { contradictionFacts } from './contradiction-facts'
import { criterionFacts, tierFacts } from './criterion-facts'
import type { Fact, SheetFacts } from './facts'
import type { SheetAsked } from './moments'
import { moneyFacts } from './money-facts'
import { nextFacts } from './next-facts'
import { planFacts } from './plan-facts'
import { recordFacts } from './record-facts'
import type { ReviewSpan } from './review-span'
import { riskFacts } from './risk-facts'
import { runFacts } from './run-facts'
import { sheetSections } from './sheet-sections'
import { taskFacts } from './task-facts'

export interface ReviewAsked extends SheetAsked {
  weekId: string
  week: Week
  span: ReviewSpan | null
  comparedWith: SheetFacts['comparedWith']
  /** Facts that need more than the domain to be told: targets beside their figures. */
  more: readonly Fact[]
}

/** Everything that a week's review states of itself, and the colour that follows. */
export function reviewFacts(asked: ReviewAsked): SheetFacts {
  const { after, week, span } = asked
  const { settings, tracker, asOf } = after.assessment
  const facts = [
    ...taskFacts(asked),
    ...planFacts(asked),
    ...moneyFacts(asked),
    ...asked.more,
    ...tierFacts(asked),
    ...criterionFacts(asked),
    ...runFacts(asked),
    ...contradictionFacts(asked),
    ...riskFacts(asked),
    ...clockFacts(asked),
    ...recordFacts(asked),
    ...nextFacts(asked),
  ]
  return {
    format: 1,
    sheet: week.id,
    kind: 'week',
    program: { slug: settings.slug, title: settings.title },
    subject: {
      unit: week.unit,
      number: week.number,
      title: week.title,
      goal: week.goal,
      exitCriteria: week.exitCriteria === null ? null : week.exitCriteria.text,
    },
    timezone: settings.timezone,
    fromDay: span === null ? null : span.from,
    toDay: span === null ? null : span.to,
    comparedWith: asked.comparedWith,
    asOf,
    ...sheetSections(tracker, 'week'),
    facts,
    colour: computedColour(facts),
  }
}
