import type { DocumentPlan, Week } from '~/domain/plan'
import { daysOfWeek, weekFacts } from '~/domain/work/week-facts'
import { formatDayRange } from './dates'
import { countOf, formatCount, formatHours, percentOf, unknownWords } from './format'
import { tierMark } from './glyphs'
import { varianceText } from './messages/week-page'
import { type JudgedContext, unitTitle } from './report-context'
import { statusMarks } from './sources'
import { tierHeadline, tierTitle } from './tier-words'
import type { WeekLine } from './types-plan'

/** A week (phase, sprint) of the tracker as one line. */
export function weekLine(context: JudgedContext, plan: DocumentPlan, week: Week): WeekLine {
  const { assessment } = context
  const tasks = plan.tasks.filter(({ weekId }) => weekId === week.id)
  const done = tasks.filter(({ ticked }) => ticked).length
  // Of a week of the tracker there always are facts; another document's week has its boxes alone.
  const facts = plan === assessment.tracker ? weekFacts(context.input.state, assessment, week.id) : null
  const proven = facts === null ? 0 : facts.proven.tasks
  const deliverables = plan.deliverables.filter(({ weekId }) => weekId === week.id)
  const delivered = deliverables.filter(({ ticked }) => ticked).length
  const minutes = tasks.flatMap(({ estimateMinutes }) => (estimateMinutes === null ? [] : [estimateMinutes]))
  const contradicted = assessment.claims.filter(
    (claim) => claim.weekId === week.id && (claim.class === 'contradicted' || claim.class === 'self_contradicted'),
  ).length
  return {
    id: week.id,
    title: unitTitle(week.unit, week.number, week.title),
    heading: week.title,
    href: context.href.week(week.id),
    goal: week.goal,
    current: assessment.currentWeekId === week.id,
    datesText: weekDates(plan, week.id),
    tiers: assessment.tiers
      .filter(({ tier }) => week.tiers.includes(tier.id))
      .map((tier) => ({
        id: tier.tier.id,
        title: tierTitle(tier),
        href: context.href.tier(tier.tier.id),
        mark: tierMark(tier.state, tierHeadline(tier)),
      })),
    statuses: statusMarks(context, week.statuses),
    statusesDiffer:
      new Set(week.statuses.map(({ status }) => status).filter((status) => status !== 'unknown')).size > 1,
    tasksText: tasks.length === 0 ? 'no tasks' : `${formatCount(done)} of ${countOf(tasks.length, 'task')} ticked`,
    tasksPercent: percentOf(done, tasks.length),
    provenText:
      tasks.length === 0 ? 'nothing to prove' : `${formatCount(proven)} of ${countOf(tasks.length, 'task')} proven`,
    deliverablesText:
      deliverables.length === 0
        ? 'no deliverables'
        : `${formatCount(delivered)} of ${countOf(deliverables.length, 'deliverable')} ticked`,
    hoursText:
      minutes.length === 0
        ? `estimates ${unknownWords.notStated}`
        : `${formatHours(minutes.reduce((sum, value) => sum + value, 0))} estimated`,
    varianceText:
      facts === null
        ? unknownWords.notStated
        : varianceText(facts.variance.ticked.tasks, (value) => formatCount(value)),
    varianceHoursText:
      facts === null
        ? unknownWords.notStated
        : varianceText(facts.variance.ticked.minutes, (value) => formatHours(value)),
    slippedText: facts === null ? null : slippedText(facts.slippedIn.length, facts.slippedOut.length),
    reviewHref: context.href.review(week.id),
    contradicted,
  }
}

function slippedText(came: number, left: number): string | null {
  return came + left === 0 ? null : `${formatCount(came)} in, ${formatCount(left)} out`
}

/** From the first to the last dated day of the week. */
function weekDates(plan: DocumentPlan, weekId: string): string | null {
  const days = daysOfWeek(plan, weekId)
  return days === null ? null : formatDayRange(days.from, days.to)
}
