import type { Place } from '../place'

export const figureUnits = ['cents', 'minutes', 'ratio', 'points', 'tasks', 'days', 'criteria'] as const
/** `ratio` is a plain quotient (CPI 0.8), `points` are percentage points. */
export type FigureUnit = (typeof figureUnits)[number]

/** How a figure of the money pages was worked out; the words stand in the message catalogue. */
export const formulaCodes = [
  'stated',
  'hours_times_rate',
  'recorded',
  'sum_of_weeks',
  'planned_whole',
  'planned_by_days',
  'planned_later',
  'share_by_hours',
  'share_by_count',
  'actual_minus_estimate',
  'earned_over_spent',
  'earned_over_planned',
  'budget_over_cpi',
  'rest_over_cpi',
  'budget_minus_forecast',
  'rest_over_rest',
  'gap_over_budget',
  'spent_per_criterion',
] as const
export type FormulaCode = (typeof formulaCodes)[number]

/** Why a figure is unknown. */
export const unknownReasons = [
  'no_tracker',
  'no_cost_table',
  'no_estimate',
  'no_tasks',
  'no_calendar',
  'not_recorded',
  'zero_of_done_week',
  'zero_beside_ticks',
  'no_rate',
  'nothing_below',
  'actuals_missing',
  'budget_spent',
  'no_criterion_met',
  'input_unknown',
] as const
export type UnknownReason = (typeof unknownReasons)[number]

export const inputCodes = [
  'estimate',
  'done',
  'proven',
  'total',
  'days_passed',
  'days',
  'minutes',
  'rate',
  'actual',
  'budget',
  'planned',
  'earned_claimed',
  'earned_proven',
  'spent',
  'forecast',
  'criteria_met',
] as const
export type InputCode = (typeof inputCodes)[number]

export interface FigureInput {
  code: InputCode
  value: number
  unit: FigureUnit
}

/** Where a figure's inputs are found. */
export type FigureSource =
  | { kind: 'document'; place: Place }
  /** What a member recorded, by the entry's number. */
  | { kind: 'entry'; id: number }
  | { kind: 'tasks'; weekId: string }
  | { kind: 'calendar'; from: string; to: string }
  | { kind: 'criteria' }

export interface KnownFigure {
  known: true
  value: number
  unit: FigureUnit
  formula: FormulaCode
  inputs: FigureInput[]
  sources: FigureSource[]
  /** The document says "about" of something it rests on. */
  approximate: boolean
  /** Ids of the weeks that it covers, and of those that belong to it and are unknown. */
  weeks: string[]
  without: string[]
}

export interface UnknownFigure {
  known: false
  reason: UnknownReason
  unit: FigureUnit
  sources: FigureSource[]
  /** The weeks for which it is unknown; empty where it is no sum. */
  without: string[]
}

export type WorkFigure = KnownFigure | UnknownFigure

type Made = Pick<KnownFigure, 'unit' | 'formula'> & Partial<Omit<KnownFigure, 'known' | 'value' | 'unit' | 'formula'>>

export function known(value: number, made: Made): KnownFigure {
  return { known: true, value, inputs: [], sources: [], approximate: false, weeks: [], without: [], ...made }
}

export function unknown(
  unit: FigureUnit,
  reason: UnknownReason,
  more: Partial<Pick<UnknownFigure, 'sources' | 'without'>> = {},
): UnknownFigure {
  return { known: false, reason, unit, sources: [], without: [], ...more }
}

/** A part of a whole amount in whole units, halves up: `amount × part ÷ whole`. */
export function shareOf(amount: number, part: number, whole: number): number {
  return Math.floor((2 * amount * part + whole) / (2 * whole))
}

/** A quotient; unknown where nothing stands below (semantics §7). */
export function quotient(
  above: WorkFigure,
  below: WorkFigure,
  made: { formula: FormulaCode; above: InputCode; below: InputCode },
): WorkFigure {
  const sources = [...above.sources, ...below.sources]
  if (!above.known) return unknown('ratio', above.reason, { sources, without: above.without })
  if (!below.known) return unknown('ratio', below.reason, { sources, without: below.without })
  if (below.value === 0) return unknown('ratio', 'nothing_below', { sources })
  return known(above.value / below.value, {
    unit: 'ratio',
    formula: made.formula,
    inputs: [
      { code: made.above, value: above.value, unit: above.unit },
      { code: made.below, value: below.value, unit: below.unit },
    ],
    sources,
    approximate: above.approximate || below.approximate,
    weeks: above.weeks,
    without: [...new Set([...above.without, ...below.without])],
  })
}

/** The sum of what is known over the weeks; the weeks that are left out are named. Unknown where none is known. */
export function sumOfWeeks(parts: readonly { weekId: string; figure: WorkFigure }[], none: UnknownFigure): WorkFigure {
  const counted = parts.flatMap(({ weekId, figure }) => (figure.known ? [{ weekId, figure }] : []))
  const without = parts.filter(({ figure }) => !figure.known).map(({ weekId }) => weekId)
  if (counted.length === 0) return { ...none, without }
  return known(
    counted.reduce((sum, { figure }) => sum + figure.value, 0),
    {
      unit: none.unit,
      formula: 'sum_of_weeks',
      sources: counted.flatMap(({ figure }) => figure.sources),
      approximate: counted.some(({ figure }) => figure.approximate),
      weeks: counted.map(({ weekId }) => weekId),
      without,
    },
  )
}
