import type { IsoDay } from '../place'
import type { CostLine, DocumentPlan, Task, Week } from '../plan'
import type { ProgramSettings } from '../program'
import { doneClaim } from '../reconcile/week-claims'
import { actualsOfWeek, byRate } from './actuals'
import { daysPassed, type PlannedSpan, plannedSpan } from './planned-span'
import type { CostEntry } from './records'
import { type TaskShare, taskShare } from './task-share'
import { type FigureSource, known, quotient, shareOf, unknown, type WorkFigure } from './work-figure'

/** Both sides of a week or program: as the boxes claim it, as proof shows it. */
export interface EarnedSide {
  earned: WorkFigure
  /** Earned over spent, and earned over planned. */
  cpi: WorkFigure
  spi: WorkFigure
}

export interface WeekValue {
  /** The week's id; of a cost line that names none of the weeks, the line's own. */
  weekId: string
  /** What its cost line calls it; null without one. */
  phase: string | null
  /** `not_in_documents`: only what members recorded still names it. */
  standing: 'in_cost_table' | 'not_in_cost_table' | 'not_in_documents'
  estimate: { minutes: WorkFigure; cents: WorkFigure }
  actual: { minutes: WorkFigure; cents: WorkFigure }
  /** As the cost table has it, a zero too; null where it states nothing. */
  statedActual: { minutes: number | null; cents: number | null }
  /** Actual less estimate. */
  variance: { minutes: WorkFigure; cents: WorkFigure }
  share: TaskShare | null
  span: PlannedSpan | null
  planned: WorkFigure
  spent: WorkFigure
  claimed: EarnedSide
  proven: EarnedSide
  /** Claimed less proven, in points of the week's own estimate. */
  gap: WorkFigure
}

export interface WeekAsked {
  weekId: string
  week: Week | null
  lines: readonly CostLine[]
  tasks: readonly Task[]
  /** In effect. */
  entries: readonly CostEntry[]
  proven: ReadonlySet<string>
  plan: DocumentPlan
  settings: Pick<ProgramSettings, 'startDate' | 'rateCentsPerHour'>
  statusDay: IsoDay
  unit: 'cents' | 'minutes'
}

/** Estimate, actuals and earned value of one week (semantics §7). */
export function weekValue(asked: WeekAsked): WeekValue {
  const { week, lines, tasks, entries, plan, settings, unit } = asked
  const share = taskShare(tasks, asked.proven)
  const estimate = estimateOf(lines, settings.rateCentsPerHour)
  const actual = actualsOfWeek({
    lines,
    entries,
    rateCentsPerHour: settings.rateCentsPerHour,
    standing: {
      claimedDone: week !== null && doneClaim(plan, week) !== null,
      ticked: tasks.filter(({ ticked }) => ticked).length,
    },
  })
  const span = week === null ? null : plannedSpan(plan, week, settings)
  const planned = plannedOf(estimate[unit], span, asked.statusDay)
  const spent = actual[unit]
  const claimed = earnedOf(estimate[unit], share, 'done', asked.weekId)
  const proven = earnedOf(estimate[unit], share, 'proven', asked.weekId)
  return {
    weekId: asked.weekId,
    phase: lines[0] === undefined ? null : lines[0].phase,
    standing: lines.length > 0 ? 'in_cost_table' : week === null ? 'not_in_documents' : 'not_in_cost_table',
    estimate,
    actual,
    statedActual: { minutes: statedSum(lines, 'actualMinutes'), cents: statedSum(lines, 'actualCents') },
    variance: {
      minutes: difference(actual.minutes, estimate.minutes),
      cents: difference(actual.cents, estimate.cents),
    },
    share,
    span,
    planned,
    spent,
    claimed: sideOf(claimed, spent, planned, 'earned_claimed'),
    proven: sideOf(proven, spent, planned, 'earned_proven'),
    gap: gapOf(claimed, proven, estimate[unit]),
  }
}

function statedSum(lines: readonly CostLine[], column: 'actualMinutes' | 'actualCents'): number | null {
  const stated = lines.flatMap((line) => (line[column] === null ? [] : [line[column]]))
  return stated.length === 0 ? null : stated.reduce((sum, value) => sum + value, 0)
}

/** What the cost table estimates for a week; money by the program's rate where it states hours alone. */
export function estimateOf(lines: readonly CostLine[], rate: number | null) {
  const minutes = statedEstimate(lines, 'estimateMinutes')
  const cents = statedEstimate(lines, 'estimateCents')
  return { minutes, cents: cents.known ? cents : (byRate(minutes, rate, lines) ?? cents) }
}

function statedEstimate(lines: readonly CostLine[], column: 'estimateMinutes' | 'estimateCents'): WorkFigure {
  const unit = column === 'estimateCents' ? 'cents' : 'minutes'
  const sources = lines.map(({ place }): FigureSource => ({ kind: 'document', place }))
  const sum = lines.flatMap((line) => (line[column] === null ? [] : [line[column]]))
  if (sum.length === 0) return unknown(unit, 'no_estimate', { sources })
  return known(
    sum.reduce((total, value) => total + value, 0),
    { unit, formula: 'stated', sources },
  )
}

/** All of a week that is over, none of one that lies ahead, and of the week in progress its days so far. */
function plannedOf(estimate: WorkFigure, span: PlannedSpan | null, statusDay: IsoDay): WorkFigure {
  if (!estimate.known) return estimate
  if (span === null) return unknown(estimate.unit, 'no_calendar', { sources: estimate.sources })
  const { passed, days } = daysPassed(span, statusDay)
  return known(shareOf(estimate.value, passed, days), {
    unit: estimate.unit,
    formula: passed === 0 ? 'planned_later' : passed === days ? 'planned_whole' : 'planned_by_days',
    inputs: [
      { code: 'estimate', value: estimate.value, unit: estimate.unit },
      { code: 'days_passed', value: passed, unit: 'days' },
      { code: 'days', value: days, unit: 'days' },
    ],
    sources: [...estimate.sources, { kind: 'calendar', from: span.from, to: span.to }],
  })
}

function earnedOf(estimate: WorkFigure, share: TaskShare | null, side: 'done' | 'proven', weekId: string): WorkFigure {
  if (!estimate.known) return estimate
  if (share === null) return unknown(estimate.unit, 'no_tasks', { sources: estimate.sources })
  const part = side === 'done' ? share.ticked : share.proven
  const unit = share.basis === 'hours' ? 'minutes' : 'tasks'
  return known(shareOf(estimate.value, part, share.total), {
    unit: estimate.unit,
    formula: share.basis === 'hours' ? 'share_by_hours' : 'share_by_count',
    inputs: [
      { code: 'estimate', value: estimate.value, unit: estimate.unit },
      { code: side, value: part, unit },
      { code: 'total', value: share.total, unit },
    ],
    sources: [...estimate.sources, { kind: 'tasks', weekId }],
  })
}

function difference(actual: WorkFigure, estimate: WorkFigure): WorkFigure {
  if (!actual.known) return actual
  if (!estimate.known) return estimate
  return known(actual.value - estimate.value, {
    unit: actual.unit,
    formula: 'actual_minus_estimate',
    inputs: [
      { code: 'actual', value: actual.value, unit: actual.unit },
      { code: 'estimate', value: estimate.value, unit: estimate.unit },
    ],
    sources: [...actual.sources, ...estimate.sources],
    approximate: actual.approximate,
  })
}

export function sideOf(
  earned: WorkFigure,
  spent: WorkFigure,
  planned: WorkFigure,
  above: 'earned_claimed' | 'earned_proven',
): EarnedSide {
  return {
    earned,
    cpi: quotient(earned, spent, { formula: 'earned_over_spent', above, below: 'spent' }),
    spi: quotient(earned, planned, { formula: 'earned_over_planned', above, below: 'planned' }),
  }
}

/** The watermelon: claimed less proven, in points of the budget that both are shares of. */
export function gapOf(claimed: WorkFigure, proven: WorkFigure, budget: WorkFigure): WorkFigure {
  if (!claimed.known) return unknown('points', claimed.reason, { sources: claimed.sources, without: claimed.without })
  if (!proven.known) return unknown('points', proven.reason, { sources: proven.sources, without: proven.without })
  if (!budget.known) return unknown('points', budget.reason, { sources: budget.sources })
  if (budget.value === 0) return unknown('points', 'nothing_below', { sources: budget.sources })
  return known(((claimed.value - proven.value) / budget.value) * 100, {
    unit: 'points',
    formula: 'gap_over_budget',
    inputs: [
      { code: 'earned_claimed', value: claimed.value, unit: claimed.unit },
      { code: 'earned_proven', value: proven.value, unit: proven.unit },
      { code: 'budget', value: budget.value, unit: budget.unit },
    ],
    sources: [...claimed.sources, ...proven.sources],
    weeks: claimed.weeks,
    without: claimed.without,
  })
}
