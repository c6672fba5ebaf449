import type { DocumentPlan, Week } from '~/domain/plan'
import { formatDayRange } from './dates'
import { countOf, formatCount, formatHours, percentOf, unknownWords } from './format'
import { tierMark } from './glyphs'
import { type ReportContext, unitTitle } from './report-context'
import { statusMarks } from './sources'
import { tierHeadline, tierTitle } from './tier-words'
import type { WeekLine } from './types-plan'

/** A week (phase, sprint) of the tracker as one line. */
export function weekLine(context: ReportContext, plan: DocumentPlan, week: Week): WeekLine {
  const { assessment } = context
  const tasks = plan.tasks.filter(({ weekId }) => weekId === week.id)
  const done = tasks.filter(({ ticked }) => ticked).length
  const proven = assessment.claims.filter(({ reason, weekId }) => reason === 'task_proven' && weekId === week.id).length
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
    contradicted,
  }
}

/** From the first to the last dated day of the week. */
function weekDates(plan: DocumentPlan, weekId: string): string | null {
  const days = plan.days.filter((day) => day.weekId === weekId)
  const dates = days.flatMap(({ fromDate, toDate }) => [fromDate, toDate]).filter((date) => date !== null)
  const sorted = dates.toSorted()
  const [first] = sorted
  const last = sorted.at(-1)
  return first === undefined || last === undefined ? null : formatDayRange(first, last)
}
