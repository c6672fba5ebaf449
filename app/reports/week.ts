import type { Assessment, ReconciledClaim } from '~/domain/assessment'
import type { CostLine, DayGroup, Deliverable, DocumentPlan, Milestone, Task } from '~/domain/plan'
import { reviewSpan } from '~/domain/review/review-span'
import type { WeekValue } from '~/domain/work/earned-value'
import type { ProofSubject } from '~/domain/work/records'
import { trackerSnapshots } from '~/domain/work/trackers'
import { type TaskFact, weekFacts } from '~/domain/work/week-facts'
import { byRank, claimView } from './claim-view'
import { statedText } from './costs'
import { formatDay, formatDayRange, localTime } from './dates'
import { earnedValueOf } from './earned-value'
import { countOf, formatCount, formatHours, formatMoney, unknownWords } from './format'
import type { Looking } from './grants'
import { weekTexts } from './messages/week-page'
import { moneyFigure } from './money-figure'
import { proofsOf, proofView, vanishedProofs } from './proofs'
import { type ReportContext, reportContext } from './report-context'
import { runLine } from './run-line'
import { placeChip, statusMark } from './sources'
import { allTasks, filterTasks, taskFacets } from './task-filter'
import { taskView } from './task-view'
import type { ReportInput } from './types-common'
import type { WeekReport } from './types-plan'
import type { TaskFilter } from './types-week'
import { exitParts } from './week-exit'
import { weekLine } from './week-line'
import { slipViews } from './week-slips'

/** What the page is asked to show, and who looks. */
export interface WeekAsked {
  filter: TaskFilter
  looking: Pick<Looking, 'actor'>
}

/** A week can be spoken of two hundred times: the page would be three times as heavy, most of it folded. */
const mostClaims = 40

/** One week by day; null where the tracker has no such week. */
export function weekReport(
  assessment: Assessment,
  input: ReportInput,
  weekId: string,
  { filter, looking }: WeekAsked = { filter: allTasks, looking: { actor: null } },
): WeekReport | null {
  const context = reportContext(assessment, input)
  const { tracker: plan } = assessment
  const at = plan === null ? -1 : plan.weeks.findIndex(({ id }) => id === weekId)
  const week = plan?.weeks[at]
  const facts = weekFacts(input.state, assessment, weekId)
  if (plan === null || week === undefined || facts === null) return null
  const claims = assessment.claims.filter((claim) => claim.weekId === weekId).toSorted(byRank)
  const shown = filterTasks(facts.tasks, filter)
  const isFiltered = filter.show !== null || filter.day !== null || filter.q !== null
  const view = (fact: TaskFact) => taskView(context, fact, { depth: depthOf(plan, fact.task), claims, looking })
  const days = plan.days.filter((day) => day.weekId === weekId)
  const runs = runsOfWeek(context, plan, weekId)
  const previous = plan.weeks[at - 1]
  const next = plan.weeks[at + 1]
  const line = weekLine(context, plan, week)
  return {
    week: line,
    previousHref: previous === undefined ? null : context.href.week(previous.id),
    nextHref: next === undefined ? null : context.href.week(next.id),
    exitCriteria:
      week.exitCriteria === null
        ? null
        : {
            text: week.exitCriteria.text,
            source: placeChip(context, week.exitCriteria.place),
            parts: exitParts(context, week),
          },
    filter,
    facets: taskFacets(context, { weekId, facts: facts.tasks, days, filter }),
    shownText: isFiltered ? `${formatCount(shown.length)} of ${countOf(facts.tasks.length, 'task')}` : null,
    clearHref: isFiltered ? context.href.week(weekId) : null,
    kept: keptOf(input, filter),
    variance: [
      { label: 'Variance, tasks', text: line.varianceText },
      { label: 'Variance, hours', text: line.varianceHoursText },
    ],
    ...slipViews(context, facts),
    slipsEmptyText: trackerSnapshots(input.state).length < 2 ? weekTexts.oneSnapshot : weekTexts.noSlips,
    vanished: vanishedProofs(context, looking, weekId),
    days: days
      .map((day) => {
        const own = ({ task }: TaskFact) => task.dayId === day.id
        return dayView(context, day, { tasks: facts.tasks.filter(own), shown: shown.filter(own).map(view) })
      })
      .filter(({ tasks }) => !isFiltered || tasks.length > 0),
    tasks: shown.filter(({ task }) => task.dayId === null).map(view),
    deliverables: plan.deliverables
      .filter((deliverable) => deliverable.weekId === weekId)
      .map((deliverable) => deliverableView(context, deliverable, looking)),
    milestones: plan.milestones
      .filter((milestone) => milestone.weekId === weekId)
      .map((milestone) => milestoneView(context, milestone, looking)),
    runs: runs.map((run) => runLine(context, run)),
    runsText: runs.length === 0 ? 'No run took place on its days.' : `${countOf(runs.length, 'run')} on its days`,
    claims: claims.slice(0, mostClaims).map((claim: ReconciledClaim) => claimView(context, claim)),
    claimsAll:
      claims.length <= mostClaims
        ? null
        : {
            text: `All ${countOf(claims.length, 'claim')} of this week`,
            href: context.href.claims({ week: weekId, class: 'all' }),
          },
    costLines: plan.costs
      .filter((line) => line.weekId === weekId)
      .map((line) =>
        costView(
          context,
          line,
          earnedValueOf(context).weeks.find((one) => one.weekId === weekId),
        ),
      ),
  }
}

/** What a form of the address keeps beside its words. */
function keptOf({ link }: ReportInput, { show, day }: TaskFilter): [string, string][] {
  const kept: [string, string | null][] = [
    ['show', show],
    ['day', day],
    ['as-of', link.asOf],
    ['program', link.program],
  ]
  return kept.filter((pair): pair is [string, string] => pair[1] !== null)
}

function dayView(
  context: ReportContext,
  day: DayGroup,
  { tasks, shown }: { tasks: TaskFact[]; shown: WeekReport['tasks'] },
): WeekReport['days'][number] {
  const done = tasks.filter(({ task }) => task.ticked).length
  return {
    id: day.id,
    title: day.title,
    datesText: formatDayRange(day.fromDate, day.toDate),
    statuses: day.statuses.map((status) => statusMark(context, status)),
    tasks: shown,
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

/** Runs whose local day lies in the span that the review of the week looks at, so that both list the same. */
function runsOfWeek(context: ReportContext, plan: DocumentPlan, weekId: string) {
  const days = reviewSpan(plan, context.assessment.settings, weekId)
  if (days === null) return []
  return context.runs.filter(({ effectiveAt }) => {
    if (effectiveAt === null) return false
    const { day } = localTime(effectiveAt, context.timezone)
    return day >= days.from && day <= days.to
  })
}

function attachedTo(
  context: ReportContext,
  { subject, id, weekId }: { subject: ProofSubject; id: string; weekId: string },
  looking: Pick<Looking, 'actor'>,
) {
  const attached = proofsOf(context, subject).get(id)
  return {
    attached: attached === undefined ? [] : attached.map((judged) => proofView(context, judged, looking)),
    attachHref: context.href.week(weekId, { attach: `${subject} ${id}` }, 'attach'),
  }
}

function deliverableView(
  context: ReportContext,
  deliverable: Deliverable,
  looking: Pick<Looking, 'actor'>,
): WeekReport['deliverables'][number] {
  const { id, weekId, text, ticked, note, artifacts, place } = deliverable
  const attached = attachedTo(context, { subject: 'deliverable', id, weekId }, looking)
  return { text, ticked, note, artifacts, mark: null, ...attached, source: placeChip(context, place) }
}

function milestoneView(
  context: ReportContext,
  milestone: Milestone,
  looking: Pick<Looking, 'actor'>,
): WeekReport['milestones'][number] {
  const { id, text, ticked, achievedOn, place } = milestone
  const weekId = milestone.weekId as string
  return {
    text,
    ticked,
    achievedText: achievedOn === null ? null : `achieved ${formatDay(achievedOn)}`,
    ...attachedTo(context, { subject: 'milestone', id, weekId }, looking),
    source: placeChip(context, place),
  }
}

/** What the page of money counts, not the cell: "0 h" on a week that is called complete is not recorded. */
function costView(
  context: ReportContext,
  line: CostLine,
  week: WeekValue | undefined,
): WeekReport['costLines'][number] {
  const text = (minutes: number | null, cents: number | null) => {
    const parts = [minutes === null ? null : formatHours(minutes), cents === null ? null : formatMoney(cents)].filter(
      (part) => part !== null,
    )
    return parts.length === 0 ? unknownWords.notRecorded : `${line.approximate ? 'about ' : ''}${parts.join(', ')}`
  }
  const stated = week === undefined ? null : statedText(week)
  const counted = week === undefined ? [] : [week.actual.minutes, week.actual.cents].filter(({ known }) => known)
  const actual = counted.map((figure) => moneyFigure(context, figure, 'up').text).join(', ')
  return {
    label: line.phase,
    estimateText: text(line.estimateMinutes, line.estimateCents),
    actualText:
      stated === null && !counted.some((figure) => figure.known && figure.formula === 'recorded')
        ? text(line.actualMinutes, line.actualCents)
        : weekTexts.actual(actual === '' ? unknownWords.notRecorded : actual, stated),
    source: placeChip(context, line.place),
  }
}
