import type { Assessment } from '~/domain/assessment'
import { gateHabits, gateHealth } from '~/domain/gate-health'
import { byRank, claimView } from './claim-view'
import { criterionView } from './criterion-view'
import { countOf } from './format'
import { habitWords, healthSentence, healthWords } from './messages/gate-health'
import { reportContext } from './report-context'
import { tierTitle } from './tier-words'
import type { ClaimView, ReportInput, VerdictMark } from './types-common'

export interface HealthLine {
  id: string
  text: string
  href: string
  tierText: string
  mark: VerdictMark
  sentence: string
}

export interface HealthReport {
  lede: string
  groups: { habit: string; title: string; meaning: string; countText: string; items: HealthLine[] }[]
  targets: ClaimView[]
  words: typeof healthWords
}

/** The page on the gates themselves: criteria by habit, worst first, and targets that differ. */
export function healthReport(assessment: Assessment, input: ReportInput): HealthReport {
  const context = reportContext(assessment, input)
  const health = gateHealth(assessment)
  const lines = health.criteria.flatMap((one) => {
    const found = context.criterion(one.criterionId)
    if (found === undefined) return []
    const line: HealthLine = {
      id: one.criterionId,
      text: found.criterion.criterion.text,
      href: context.href.criterion(one.criterionId),
      tierText: tierTitle(found.tier),
      mark: criterionView(context, found.criterion).mark,
      sentence: healthSentence(one, context.short),
    }
    return [{ habit: one.habit, line }]
  })
  const groups = gateHabits.flatMap((habit) => {
    const items = lines.filter((one) => one.habit === habit).map(({ line }) => line)
    return items.length === 0
      ? []
      : [{ habit, ...habitWords[habit], countText: countOf(items.length, 'criterion'), items }]
  })
  const targets = health.targets.toSorted(byRank).map((claim) => claimView(context, claim))
  return { lede: healthWords.lede, groups, targets, words: healthWords }
}
