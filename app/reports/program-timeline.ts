import type { Assessment } from '~/domain/assessment'
import { dayOf, daysBetween } from '~/domain/calendar'
import type { IsoDay } from '~/domain/place'
import type { DayGroup, DocumentPlan } from '~/domain/plan'
import { plannedSpan } from '~/domain/work/planned-span'
import { type TaskFact, type WeekFacts, weekFacts } from '~/domain/work/week-facts'
import { formatDay, formatDayRange, formatMoment } from './dates'
import { countOf, formatCount } from './format'
import { timelineTexts } from './messages/timeline-page'
import { type ReportContext, reportContext, unitTitle } from './report-context'
import { axisTicks, type DayAxis, dayAxis, shareBar, sheetOf, spanOf, xOfDay, xOfMoment } from './timeline-geometry'
import type { ReportInput } from './types-common'
import type { TaskCell, TimelineMark, TimelineReport, TimelineRow } from './types-timeline'

interface Drawn {
  context: ReportContext
  plan: DocumentPlan
  axis: DayAxis
  tasks: boolean
}

/** The whole program over its days; `tasks` adds a row for each of them. */
export function timelineReport(assessment: Assessment, input: ReportInput, tasks: boolean): TimelineReport {
  const context = reportContext(assessment, input)
  const { tracker: plan } = assessment
  const axis = plan === null ? null : dayAxis(daysOf(context, plan))
  const toggleHref = tasks ? context.href.timeline() : context.href.timeline({ tasks: '1' })
  const toggleText = tasks ? timelineTexts.hideTasks : timelineTexts.showTasks
  if (plan === null || axis === null) {
    const emptyText =
      plan === null || plan.days.length + plan.weeks.length === 0 ? timelineTexts.empty : timelineTexts.noDates
    const none = { width: 0, dayWidth: 0, ticks: [], nowX: null, nowText: '' }
    const undated = plan === null ? [] : undatedDays(context, plan)
    return {
      rangeText: emptyText,
      axis: none,
      rows: [],
      sheet: sheetOf([]),
      tasksShown: tasks,
      toggleHref,
      toggleText,
      undated: { text: undatedText(undated.length), items: undated },
      emptyText,
    }
  }
  const drawn = { context, plan, axis, tasks }
  const rows = [runsRow(drawn), ...plan.weeks.flatMap(({ id }) => weekRows(drawn, id))]
  const undated = undatedDays(context, plan)
  const { referenceAt } = assessment
  const today = dayOf(referenceAt, context.timezone)
  return {
    rangeText: formatDayRange(axis.from, axis.to) as string,
    axis: {
      width: axis.width,
      dayWidth: axis.dayWidth,
      ticks: axisTicks(axis),
      nowX: today < axis.from || today > axis.to ? null : xOfMoment(axis, referenceAt, context.timezone),
      nowText: formatMoment(referenceAt, context.timezone),
    },
    rows,
    sheet: sheetOf(rows),
    tasksShown: tasks,
    toggleHref,
    toggleText,
    undated: { text: undatedText(undated.length), items: undated },
    emptyText: null,
  }
}

/** A run so many days before or after everything planned is none of the program's days. */
const nearbyDays = 28

/** Every day that something stands on: what is planned, and the runs near it; all runs where nothing is planned. */
function daysOf(context: ReportContext, plan: DocumentPlan): IsoDay[] {
  const planned = plannedDays(context, plan).toSorted()
  const [first] = planned
  const last = planned.at(-1)
  const ran = context.runs
    .map(({ effectiveAt }) => (effectiveAt === null ? null : dayOf(effectiveAt, context.timezone)))
    .filter((day) => day !== null)
  if (first === undefined || last === undefined) return ran
  const near = (day: IsoDay) => daysBetween(day, first) <= nearbyDays && daysBetween(last, day) <= nearbyDays
  return [...planned, ...ran.filter(near)]
}

/** The program's own days, its weeks by the calendar, dated days, milestones. */
function plannedDays({ assessment }: ReportContext, plan: DocumentPlan): IsoDay[] {
  const { settings } = assessment
  const spans = plan.weeks.map((week) => plannedSpan(plan, week, settings)).filter((span) => span !== null)
  return [
    settings.startDate,
    settings.endDate,
    ...spans.flatMap(({ from, to }) => [from, to]),
    ...plan.days.flatMap(({ fromDate, toDate }) => [fromDate, toDate]),
    ...plan.milestones.map(({ achievedOn, dueOn }) => achievedOn ?? dueOn ?? null),
  ].filter((day) => day !== null)
}

function runsRow({ context, axis }: Drawn): TimelineRow {
  const timed = context.runs.filter(({ effectiveAt }) => effectiveAt !== null)
  const drawn = timed.filter(({ effectiveAt }) => {
    const day = dayOf(effectiveAt as string, context.timezone)
    return day >= axis.from && day <= axis.to
  })
  const outside = timed.length - drawn.length
  const outsideText = outside === 0 ? '' : `, ${formatCount(outside)} ${timelineTexts.outside}`
  return {
    key: 'runs',
    kind: 'runs',
    label: timelineTexts.runs,
    href: context.href.runs(),
    datesText: '',
    countText: `${countOf(timed.length, 'run')}${outsideText}`,
    shortText: formatCount(timed.length),
    cells: [],
    plan: null,
    bar: null,
    current: false,
    marks: drawn.map(({ label, effectiveAt }): TimelineMark => {
      const at = effectiveAt as string
      const tainted = context.isTainted(label)
      const title = `${context.short(label)}, ${formatMoment(at, context.timezone)}${tainted ? ', tainted' : ''}`
      return { x: xOfMoment(axis, at, context.timezone), kind: tainted ? 'tainted' : 'run', title }
    }),
  }
}

function weekRows(drawn: Drawn, weekId: string): TimelineRow[] {
  const { context, plan, axis, tasks } = drawn
  const { assessment, input } = context
  const facts = weekFacts(input.state, assessment, weekId) as WeekFacts
  const { week } = facts
  const planned = plannedSpan(plan, week, assessment.settings)
  const own = (day: DayGroup) => facts.tasks.filter(({ task }) => task.dayId === day.id)
  const loose = facts.tasks.filter(({ task }) => task.dayId === null)
  const counts = countsOf(facts.tasks)
  const row: TimelineRow = {
    key: week.id,
    kind: 'week',
    label: unitTitle(week.unit, week.number, week.title),
    href: context.href.week(week.id),
    cells: loose.map(cellOf),
    datesText: planned === null ? null : formatDayRange(planned.from, planned.to),
    countText: countText(counts),
    shortText: shortText(counts),
    plan: planned === null ? null : spanOf(axis, planned),
    bar: facts.days === null ? null : shareBar(spanOf(axis, facts.days), counts),
    marks: milestoneMarks(drawn, weekId, planned),
    current: assessment.currentWeekId === week.id,
  }
  return [
    row,
    ...(tasks ? loose.map((fact) => taskRow(drawn, fact, null)) : []),
    ...plan.days
      .filter((day) => day.weekId === weekId)
      .flatMap((day) => {
        const span = spanOfDay(day)
        const shown = tasks ? own(day).map((fact) => taskRow(drawn, fact, span)) : []
        return [dayRow(drawn, day, own(day)), ...shown]
      }),
  ]
}

function dayRow({ context, axis }: Drawn, day: DayGroup, facts: TaskFact[]): TimelineRow {
  const counts = countsOf(facts)
  const span = spanOfDay(day)
  return {
    key: day.id,
    kind: 'day',
    label: numbered(day),
    href: context.href.week(day.weekId, { day: day.id }),
    cells: facts.map(cellOf),
    datesText: formatDayRange(day.fromDate, day.toDate),
    countText: countText(counts),
    shortText: shortText(counts),
    plan: null,
    bar: span === null ? null : shareBar(spanOf(axis, span), counts),
    marks: [],
    current: false,
  }
}

function taskRow({ context, axis }: Drawn, fact: TaskFact, span: ReturnType<typeof spanOfDay>): TimelineRow {
  const { task } = fact
  const counts = countsOf([fact])
  return {
    key: task.id,
    kind: 'task',
    label: task.ref === null ? task.text : `${task.ref} ${task.text}`,
    href: context.href.week(task.weekId),
    datesText: span === null ? null : formatDayRange(span.from, span.to),
    shortText: '',
    cells: [],
    countText: fact.proven ? timelineTexts.proven : task.ticked ? timelineTexts.ticked : timelineTexts.open,
    plan: null,
    bar: span === null ? null : shareBar(spanOf(axis, span), counts),
    marks: [],
    current: false,
  }
}

function spanOfDay({ fromDate, toDate }: DayGroup): { from: IsoDay; to: IsoDay } | null {
  const from = fromDate === null ? toDate : fromDate
  if (from === null) return null
  return { from, to: toDate === null || toDate < from ? from : toDate }
}

/** "Day 3–5: Core Optimizations". */
function numbered({ title, fromDay, toDay }: DayGroup): string {
  if (fromDay === null) return title
  return `Day ${fromDay}${toDay === null || toDay === fromDay ? '' : `–${toDay}`}: ${title}`
}

/** A milestone without its day stands at the end of its week as the calendar has it. */
function milestoneMarks({ plan, axis }: Drawn, weekId: string, planned: { to: IsoDay } | null): TimelineMark[] {
  return plan.milestones
    .filter((milestone) => milestone.weekId === weekId)
    .flatMap(({ text, achievedOn, dueOn, ticked }): TimelineMark[] => {
      const day = achievedOn ?? dueOn ?? planned?.to ?? null
      if (day === null) return []
      const x = xOfDay(axis, day) + axis.dayWidth / 2
      const said =
        achievedOn === null
          ? ticked
            ? timelineTexts.tickedMark
            : timelineTexts.openMark
          : `said to be reached ${formatDay(achievedOn)}`
      return [{ x, kind: achievedOn === null ? 'planned' : 'claimed', title: `Milestone: ${text}, ${said}` }]
    })
}

function countsOf(facts: readonly TaskFact[]): { total: number; ticked: number; proven: number } {
  return {
    total: facts.length,
    ticked: facts.filter(({ task }) => task.ticked).length,
    proven: facts.filter(({ proven }) => proven).length,
  }
}

function countText({ total, ticked, proven }: ReturnType<typeof countsOf>): string {
  if (total === 0) return timelineTexts.noTasks
  return `${formatCount(ticked)} of ${formatCount(total)} ticked, ${formatCount(proven)} proven`
}

function shortText({ total, ticked, proven }: ReturnType<typeof countsOf>): string {
  return total === 0 ? '–' : `${ticked}/${total}, ${proven}`
}

function cellOf({ task, proven }: TaskFact): TaskCell {
  return proven ? 'proven' : task.ticked ? 'ticked' : 'open'
}

function undatedDays(context: ReportContext, plan: DocumentPlan): TimelineReport['undated']['items'] {
  return plan.days
    .filter((day) => spanOfDay(day) === null)
    .map((day) => ({
      label: numbered(day),
      weekTitle: context.weekTitle(day.weekId),
      href: context.href.week(day.weekId, { day: day.id }),
    }))
}

function undatedText(count: number): string {
  return count === 0 ? timelineTexts.allDated : `${countOf(count, 'day')} without dates`
}
