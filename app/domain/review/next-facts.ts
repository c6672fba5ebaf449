import { waiverState } from '../acts/waivers'
import type { JudgedCriterion } from '../assessment'
import { dayOf, endOfDay, timeOf } from '../calendar'
import type { Verdict } from '../vocabulary'
import type { Fact } from './facts'
import { fact, placed, type SheetAsked, tiersOf } from './moments'
import { dayBeside } from './review-span'

const listed = 5
/** Waivers that end within this many days are told. */
const endingDays = 14
const urgency: Partial<Record<Verdict, number>> = { not_met: 0, error: 1, inconclusive: 2, stale: 3, no_evidence: 4 }

/** What the next days ask for: the week's criteria that stay open, the next week's tasks, waivers that end. */
export function nextFacts(asked: SheetAsked): Fact[] {
  return [...openCriteria(asked), ...nextWeek(asked), ...endingWaivers(asked)]
}

function openCriteria(asked: SheetAsked): Fact[] {
  const own = tiersOf(asked)
  const rank = ({ criterion, verdict }: JudgedCriterion) =>
    (own.has(criterion.tierId) || own.size === 0 ? 0 : 10) + (urgency[verdict] ?? 9)
  return asked.after.assessment.tiers
    .flatMap(({ criteria }) => criteria)
    .filter(({ verdict, remedy }) => urgency[verdict] !== undefined && remedy !== null)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, listed)
    .map(({ criterion, verdict, remedy }) =>
      fact('next', `remedy/${criterion.id}`, {
        code: 'remedy',
        words: { text: criterion.text, verdict, remedy: remedy === null ? null : remedy.code },
        sources: [{ kind: 'criterion', id: criterion.id }],
      }),
    )
}

function nextWeek({ after, weekId }: SheetAsked): Fact[] {
  const { tracker } = after.assessment
  const at = tracker === null || weekId === null ? -1 : tracker.weeks.findIndex(({ id }) => id === weekId)
  const week = at === -1 ? undefined : tracker?.weeks[at + 1]
  if (tracker === null || week === undefined) return []
  const tasks = tracker.tasks.filter((task) => task.weekId === week.id)
  return [
    fact('next', 'next/week', {
      numbers: { tasks: tasks.length, open: tasks.filter(({ ticked }) => !ticked).length },
      words: {
        title: week.title,
        unit: week.unit,
        number: week.number === null ? null : String(week.number),
        goal: week.goal,
      },
      sources: [placed(week.place), { kind: 'week', id: week.id }],
    }),
  ]
}

function endingWaivers({ after }: SheetAsked): Fact[] {
  const { acts } = after.state
  const { asOf, settings } = after.assessment
  if (acts === undefined) return []
  const until = endOfDay(dayBeside(dayOf(asOf, settings.timezone), endingDays), settings.timezone)
  return acts.waivers
    .filter((waiver) => waiverState(waiver, asOf, waiver.fingerprint) === 'active')
    .filter(({ expiresAt }) => timeOf(expiresAt) <= timeOf(until))
    .map(({ id, criterionId, expiresAt }) =>
      fact('next', `waiver/${id}`, {
        code: 'waiver_ends',
        words: { subject: criterionId, expiresAt },
        sources: [{ kind: 'waivers' }],
      }),
    )
}
