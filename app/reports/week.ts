import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import type { CostLine, DayGroup, Deliverable, DocumentPlan, Milestone, Task } from '~/domain/plan'
import { byRank, claimView } from './claim-view'
import { formatDay, formatDayRange, localTime } from './dates'
import { countOf, formatCount, formatHours, formatMoney, unknownWords } from './format'
import { type ReportContext, reportContext } from './report-context'
import { runLine } from './run-line'
import { placeChip, statusMark } from './sources'
import { taskView } from './task-view'
import type { ReportInput } from './types-common'
import type { WeekReport } from './types-plan'
import { weekLine } from './week-line'

/** One week by day; null where the tracker has no such week. */
export function weekReport(assessment: Assessment, input: ReportInput, weekId: string): WeekReport | null {
  const context = reportContext(assessment, input)
  const { tracker: plan } = assessment
  const at = plan === null ? -1 : plan.weeks.findIndex(({ id }) => id === weekId)
  const week = plan?.weeks[at]
  if (plan === null || week === undefined) return null
  const claims = assessment.claims.filter((claim) => claim.weekId === weekId).toSorted(byRank)
  const tasks = plan.tasks.filter((task) => task.weekId === weekId)
  const view = (task: Task) => taskView(context, task, depthOf(plan, task), claims)
  const runs = runsOfWeek(context, plan, weekId)
  const previous = plan.weeks[at - 1]
  const next = plan.weeks[at + 1]
  return {
    week: weekLine(context, plan, week),
    previousHref: previous === undefined ? null : context.href.week(previous.id),
    nextHref: next === undefined ? null : context.href.week(next.id),
    exitCriteria:
      week.exitCriteria === null
        ? null
        : { text: week.exitCriteria.text, source: placeChip(context, week.exitCriteria.place) },
    days: plan.days
      .filter((day) => day.weekId === weekId)
      .map((day) =>
        dayView(
          context,
          day,
          tasks.filter(({ dayId }) => dayId === day.id),
          view,
        ),
      ),
    tasks: tasks.filter(({ dayId }) => dayId === null).map(view),
    deliverables: plan.deliverables
      .filter((deliverable) => deliverable.weekId === weekId)
      .map((deliverable) => deliverableView(context, deliverable)),
    milestones: plan.milestones
      .filter((milestone) => milestone.weekId === weekId)
      .map((milestone) => milestoneView(context, milestone)),
    runs: runs.map((run) => runLine(context, run)),
    runsText: runs.length === 0 ? 'No run took place on its days.' : `${countOf(runs.length, 'run')} on its days`,
    claims: claims.map((claim: ReconciledClaim) => claimView(context, claim)),
    costLines: plan.costs.filter((line) => line.weekId === weekId).map((line) => costView(context, line)),
  }
}

function dayView(
  context: ReportContext,
  day: DayGroup,
  tasks: Task[],
  view: (task: Task) => WeekReport['tasks'][number],
): WeekReport['days'][number] {
  const done = tasks.filter(({ ticked }) => ticked).length
  return {
    id: day.id,
    title: day.title,
    datesText: formatDayRange(day.fromDate, day.toDate),
    statuses: day.statuses.map((status) => statusMark(context, status)),
    tasks: tasks.map(view),
    tasksText: tasks.length === 0 ? 'no tasks' : `${formatCount(done)} of ${countOf(tasks.length, 'task')} ticked`,
    source: placeChip(context, day.place),
  }
}

function depthOf(plan: DocumentPlan, task: Task): number {
  let depth = 0
  let parent = task.parentId
  while (parent !== null && depth < 8) {
    depth += 1
    const above = plan.tasks.find(({ id }) => id === parent)
    parent = above === undefined ? null : above.parentId
  }
  return depth
}

/** Runs whose local day lies between the first and the last dated day of the week. */
function runsOfWeek(context: ReportContext, plan: DocumentPlan, weekId: string) {
  const dates = plan.days
    .filter((day) => day.weekId === weekId)
    .flatMap(({ fromDate, toDate }) => [fromDate, toDate])
    .filter((date) => date !== null)
    .toSorted()
  const [from] = dates
  const to = dates.at(-1)
  if (from === undefined || to === undefined) return []
  return context.runs.filter(({ effectiveAt }) => {
    if (effectiveAt === null) return false
    const { day } = localTime(effectiveAt, context.timezone)
    return day >= from && day <= to
  })
}

function deliverableView(context: ReportContext, deliverable: Deliverable): WeekReport['deliverables'][number] {
  const { text, ticked, note, artifacts, place } = deliverable
  return { text, ticked, note, artifacts, mark: null, source: placeChip(context, place) }
}

function milestoneView(context: ReportContext, milestone: Milestone): WeekReport['milestones'][number] {
  const { text, ticked, achievedOn, place } = milestone
  return {
    text,
    ticked,
    achievedText: achievedOn === null ? null : `achieved ${formatDay(achievedOn)}`,
    source: placeChip(context, place),
  }
}

function costView(context: ReportContext, line: CostLine): WeekReport['costLines'][number] {
  const text = (minutes: number | null, cents: number | null) => {
    const parts = [minutes === null ? null : formatHours(minutes), cents === null ? null : formatMoney(cents)].filter(
      (part) => part !== null,
    )
    return parts.length === 0 ? unknownWords.notRecorded : `${line.approximate ? 'about ' : ''}${parts.join(', ')}`
  }
  return {
    label: line.phase,
    estimateText: text(line.estimateMinutes, line.estimateCents),
    actualText: text(line.actualMinutes, line.actualCents),
    source: placeChip(context, line.place),
  }
}
