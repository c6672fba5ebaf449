import type { IsoDay } from '../place'
import type { DocumentPlan, Task } from '../plan'
import { proofOf } from '../reconcile/task-proof'
import { matchPlans } from '../work/matched-plans'
import { weekFacts } from '../work/week-facts'
import { clockFacts } from './clock-facts'
import { computedColour } from './colour-rules'
import { contradictionFacts } from './contradiction-facts'
import { criterionFacts, tierFacts } from './criterion-facts'
import type { Fact, SheetFacts } from './facts'
import { fact, placed, type SheetAsked, type SheetMoment } from './moments'
import { nextFacts } from './next-facts'
import { recordFacts } from './record-facts'
import { riskFacts } from './risk-facts'
import { runFacts } from './run-facts'
import { sheetSections } from './sheet-sections'

export interface StandupAsked {
  day: IsoDay
  /** The day before, from its beginning to its end. */
  yesterday: SheetAsked
  /** The end of the day, or the moment of looking where that comes first. */
  today: SheetMoment
  comparedWith: SheetFacts['comparedWith']
}

/** What a daily stand-up states: what the day before brought, what the day plans, what stands in the way. */
export function standupFacts(asked: StandupAsked): SheetFacts {
  const { day, yesterday, today } = asked
  const { settings, tracker, asOf } = today.assessment
  const facts = [
    ...doneFacts(yesterday),
    ...criterionFacts(yesterday),
    ...runFacts(yesterday),
    ...recordFacts(yesterday),
    ...plannedFacts(today, day),
    ...nextFacts({ before: null, after: today, from: yesterday.from, weekId: null }),
    ...tierFacts(yesterday),
    ...contradictionFacts(yesterday),
    ...riskFacts(yesterday),
    ...clockFacts(yesterday),
  ]
  return {
    format: 1,
    sheet: `day-${day}`,
    kind: 'day',
    program: { slug: settings.slug, title: settings.title },
    subject: { unit: 'day', number: null, title: day, goal: null, exitCriteria: null },
    timezone: settings.timezone,
    fromDay: day,
    toDay: day,
    comparedWith: asked.comparedWith,
    asOf,
    ...sheetSections(tracker, 'day'),
    facts,
    colour: computedColour(facts),
  }
}

/** Tasks that a tracker of the day ticked. */
function doneFacts({ before, after }: SheetAsked): Fact[] {
  const now = after.assessment.tracker
  const was = before === null ? null : before.assessment.tracker
  if (now === null || was === null) return []
  const ticked = newlyTicked(was, now)
  const proven = ticked.filter((task) => isProven(after, task))
  return [
    fact('tasks', 'done/count', {
      numbers: { tasks: ticked.length, proven: proven.length, unproven: ticked.length - proven.length },
    }),
    ...ticked.map((task) =>
      fact('tasks', `done/${task.id}`, {
        code: 'done_task',
        words: { text: task.text, week: task.weekId, proven: proven.includes(task) ? 'yes' : 'no' },
        sources: [placed(task.place)],
      }),
    ),
  ]
}

function newlyTicked(before: DocumentPlan, after: DocumentPlan): Task[] {
  if (before === after) return []
  const { same, fresh } = matchPlans(before, after).task
  const turned = same.filter(([old, now]) => !old.ticked && now.ticked).map(([, now]) => now)
  return [...turned, ...fresh.filter(({ ticked }) => ticked)]
}

function isProven({ state, assessment }: SheetMoment, task: Task): boolean {
  const facts = weekFacts(state, assessment, task.weekId)
  const own = facts?.tasks.find((one) => one.task === task)
  if (own !== undefined) return own.proven
  return proofOf(task, { runs: state.runs, findings: assessment.findings, asOf: assessment.asOf }).state === 'proven'
}

/** Tasks of the day groups that the tracker dates to this day. */
function plannedFacts({ assessment: { tracker } }: SheetMoment, day: IsoDay): Fact[] {
  if (tracker === null) return []
  const groups = tracker.days.filter(
    ({ fromDate, toDate }) => fromDate !== null && fromDate <= day && day <= (toDate === null ? fromDate : toDate),
  )
  const [first] = groups
  if (first === undefined) return []
  const ids = new Set(groups.map(({ id }) => id))
  const tasks = tracker.tasks.filter(({ dayId }) => dayId !== null && ids.has(dayId))
  return [
    fact('open_tasks', 'today/tasks', {
      numbers: { tasks: tasks.length, ticked: tasks.filter(({ ticked }) => ticked).length },
      words: { groups: groups.map(({ title }) => title).join('; ') },
      sources: [placed(first.place)],
    }),
    ...tasks.map((task) =>
      fact('open_tasks', `task/${task.id}`, {
        code: 'open_task',
        numbers: { minutes: task.estimateMinutes },
        words: { text: task.text, ref: task.ref, ticked: task.ticked ? 'yes' : 'no' },
        sources: [placed(task.place)],
      }),
    ),
  ]
}
