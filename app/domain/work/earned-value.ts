import type { Assessment, ProgramState } from '../assessment'
import { dayOf } from '../calendar'
import type { IsoDay } from '../place'
import type { CostLine, DocumentPlan } from '../plan'
import { entriesInEffect } from './actuals'
import { type EarnedTotals, earnedTotals, missingActuals } from './forecast'
import { provenTaskIds } from './proven-tasks'
import { type StatedTotal, statedTotals } from './stated-totals'
import { gapOf, type WeekValue, weekValue } from './week-value'
import { known, sumOfWeeks, type UnknownReason, unknown, type WorkFigure } from './work-figure'

export type { EarnedTotals } from './forecast'
export type { EarnedSide, WeekValue } from './week-value'
export type { FigureSource, KnownFigure, UnknownFigure, UnknownReason, WorkFigure } from './work-figure'

/** Money and earned value of a program as of a moment (semantics §7). */
export interface EarnedValue {
  /** Integer cents; minutes of work where no week has a price. */
  unit: 'cents' | 'minutes'
  /** The local day up to which value is planned: that of the reference moment. */
  statusDay: IsoDay
  rateCentsPerHour: number | null
  budget: { lowCents: number | null; highCents: number | null }
  /** Budget at completion: the sum of the weeks' estimates. */
  bac: WorkFigure
  planned: WorkFigure
  /** `without` names the weeks in which something is claimed and nothing is recorded: the sum is a least. */
  spent: WorkFigure
  claimed: EarnedTotals
  proven: EarnedTotals
  /** The watermelon index, in points of the budget. */
  gap: WorkFigure
  costPerProvenCriterion: WorkFigure
  /** In the order of the document, then what only records name. */
  weeks: WeekValue[]
  totals: StatedTotal[]
}

/**
 * PV, EV (claimed by ticks, proven by evidence), AC and what follows from them, per week and in all.
 * Every figure is known, with its formula, inputs and sources, or unknown with a reason.
 */
export function earnedValue(state: ProgramState, assessment: Assessment): EarnedValue {
  return earnedValueAt(state, { ...assessment, proven: provenTaskIds(assessment) })
}

/** What earned value asks of an assessment; `proven` are the ids of the tasks with valid proof. */
export type Earning = Pick<Assessment, 'settings' | 'tracker' | 'referenceAt' | 'tiers'> & {
  proven: ReadonlySet<string>
}

export function earnedValueAt(state: Pick<ProgramState, 'work'>, assessment: Earning): EarnedValue {
  const { settings, tracker, referenceAt } = assessment
  const statusDay = dayOf(referenceAt, settings.timezone)
  const costs = tracker === null ? [] : tracker.costs
  const unit = unitOf(costs, settings.rateCentsPerHour)
  const weeks = tracker === null ? [] : valuesOf(state, assessment, { tracker, statusDay, unit })
  const over = (pick: (week: WeekValue) => WorkFigure, reason: UnknownReason) =>
    sumOfWeeks(
      weeks
        .filter(({ standing }) => standing === 'in_cost_table')
        .map((week) => ({ weekId: week.weekId, figure: pick(week) })),
      unknown(unit, absent(assessment, costs) ?? reason),
    )
  const bac = over((week) => week.estimate[unit], 'no_estimate')
  const planned = over(({ planned }) => planned, 'no_calendar')
  const spent = spentOf(weeks, unit, absent(assessment, costs) ?? 'not_recorded')
  const claimed = earnedTotals({ weeks: priced(weeks), side: 'claimed', bac, planned, spent })
  const proven = earnedTotals({ weeks: priced(weeks), side: 'proven', bac, planned, spent })
  return {
    unit,
    statusDay,
    rateCentsPerHour: settings.rateCentsPerHour,
    budget: { lowCents: settings.budgetLowCents, highCents: settings.budgetHighCents },
    bac,
    planned,
    spent,
    claimed,
    proven,
    gap: gapOf(claimed.earned, proven.earned, bac),
    costPerProvenCriterion: perCriterion(spent, assessment),
    weeks,
    totals: statedTotals(costs),
  }
}

function absent({ tracker }: Earning, costs: readonly CostLine[]): UnknownReason | null {
  if (tracker === null) return 'no_tracker'
  return costs.length === 0 ? 'no_cost_table' : null
}

function unitOf(costs: readonly CostLine[], rate: number | null): 'cents' | 'minutes' {
  const rows = costs.filter(({ isTotal }) => !isTotal)
  const priced = rows.some(({ estimateCents }) => estimateCents !== null)
  return priced || rate !== null || rows.every(({ estimateMinutes }) => estimateMinutes === null) ? 'cents' : 'minutes'
}

interface Counting {
  tracker: DocumentPlan
  statusDay: IsoDay
  unit: 'cents' | 'minutes'
}

function valuesOf(
  state: Pick<ProgramState, 'work'>,
  assessment: Earning,
  { tracker, statusDay, unit }: Counting,
): WeekValue[] {
  const { settings, proven } = assessment
  const entries = state.work === undefined ? [] : entriesInEffect(state.work.costs)
  const rows = tracker.costs.filter(({ isTotal }) => !isTotal)
  const ids = [
    ...tracker.weeks.map(({ id }) => id),
    ...rows.map((line) => line.weekId ?? line.id),
    ...entries.map(({ weekId }) => weekId),
  ]
  return [...new Set(ids)].map((weekId) =>
    weekValue({
      weekId,
      week: tracker.weeks.find(({ id }) => id === weekId) ?? null,
      lines: rows.filter((line) => (line.weekId ?? line.id) === weekId),
      tasks: tracker.tasks.filter((task) => task.weekId === weekId),
      entries: entries.filter((entry) => entry.weekId === weekId),
      proven,
      plan: tracker,
      settings,
      statusDay,
      unit,
    }),
  )
}

/** Weeks that are part of the budget: a week outside the cost table earns nothing. */
function priced(weeks: readonly WeekValue[]): WeekValue[] {
  return weeks.filter(({ standing }) => standing === 'in_cost_table')
}

/** Everything that is known to be spent, weeks outside the cost table with it. */
function spentOf(weeks: readonly WeekValue[], unit: 'cents' | 'minutes', none: UnknownReason): WorkFigure {
  const counted = weeks.filter(({ spent }) => spent.known)
  const sum = sumOfWeeks(
    counted.map(({ weekId, spent }) => ({ weekId, figure: spent })),
    unknown(unit, none),
  )
  return { ...sum, without: missingActuals(weeks) }
}

/** What was spent over the criteria that evidence meets. */
function perCriterion(spent: WorkFigure, { tiers }: Earning): WorkFigure {
  const met = tiers.flatMap(({ criteria }) => criteria).filter(({ verdict }) => verdict === 'met').length
  if (!spent.known) return spent
  const sources = [...spent.sources, { kind: 'criteria' as const }]
  if (met === 0) return unknown(spent.unit, 'no_criterion_met', { sources })
  return known(Math.round(spent.value / met), {
    unit: spent.unit,
    formula: 'spent_per_criterion',
    inputs: [
      { code: 'spent', value: spent.value, unit: spent.unit },
      { code: 'criteria_met', value: met, unit: 'criteria' },
    ],
    sources,
    approximate: spent.approximate,
    weeks: spent.weeks,
    without: spent.without,
  })
}
