import { type EarnedSide, sideOf, type WeekValue } from './week-value'
import { known, sumOfWeeks, type UnknownFigure, unknown, type WorkFigure } from './work-figure'

/** Earned value of the whole program, seen from one side. */
export interface EarnedTotals extends EarnedSide {
  /** Estimate at completion, estimate to complete, variance at completion, to-complete index. */
  eac: WorkFigure
  etc: WorkFigure
  vac: WorkFigure
  tcpi: WorkFigure
}

interface Asked {
  weeks: readonly WeekValue[]
  side: 'claimed' | 'proven'
  bac: WorkFigure
  planned: WorkFigure
  spent: WorkFigure
}

/**
 * The figures of a program from those of its weeks. CPI covers only weeks whose actuals are
 * recorded; what it forecasts rests on them. What would have to know everything that was spent
 * (TCPI) is unknown while a week with earned value has no actuals.
 */
export function earnedTotals({ weeks, side, bac, planned, spent }: Asked): EarnedTotals {
  const none = unknown(bac.unit, bac.known ? 'no_tasks' : bac.reason)
  const earnedBy = (counted: readonly WeekValue[], absent: UnknownFigure) =>
    sumOfWeeks(
      counted.map((week) => ({ weekId: week.weekId, figure: week[side].earned })),
      absent,
    )
  const earned = earnedBy(weeks, none)
  const above = side === 'claimed' ? 'earned_claimed' : 'earned_proven'
  const covered = weeks.filter((week) => week[side].earned.known && week.spent.known && isRecorded(week))
  const noActuals = unknown(bac.unit, bac.known ? 'not_recorded' : bac.reason)
  const coveredSpent = sumOfWeeks(
    covered.map((week) => ({ weekId: week.weekId, figure: week.spent })),
    noActuals,
  )
  const { cpi } = sideOf(earnedBy(covered, noActuals), coveredSpent, planned, above)
  const missing = missingActuals(weeks)
  const named: WorkFigure = { ...cpi, without: missing }
  const forecast = forecastOf({ bac, earned, cpi: named, above })
  return {
    earned,
    cpi: named,
    spi: sideOf(earned, spent, planned, above).spi,
    ...forecast,
    tcpi: toComplete({ bac, earned, spent, above, missing }),
  }
}

/** A plain "0h" of a week that nobody began says nothing of cost. */
function isRecorded({ spent, claimed }: WeekValue): boolean {
  return (
    spent.known &&
    (spent.formula === 'recorded' || spent.value > 0 || (claimed.earned.known && claimed.earned.value > 0))
  )
}

/** Weeks in which something is claimed and nothing is known of what it took. */
export function missingActuals(weeks: readonly WeekValue[]): string[] {
  return weeks
    .filter(({ spent, claimed }) => !spent.known && claimed.earned.known && claimed.earned.value > 0)
    .map(({ weekId }) => weekId)
}

interface Side {
  bac: WorkFigure
  earned: WorkFigure
  above: 'earned_claimed' | 'earned_proven'
}

function forecastOf({ bac, earned, cpi, above }: Side & { cpi: WorkFigure }) {
  const { unit } = bac
  if (!bac.known || !earned.known || !cpi.known) {
    const first = [bac, earned, cpi].find((figure) => !figure.known) as UnknownFigure
    const figure = { ...first, unit }
    return { eac: figure, etc: figure, vac: figure }
  }
  const [over, under] = cpi.inputs
  // The quotient's own two amounts: dividing by its rounded value would lose cents.
  const earnedThere = over!.value
  const spentThere = under!.value
  if (earnedThere === 0) {
    const figure = unknown(unit, 'nothing_below', { sources: cpi.sources })
    return { eac: figure, etc: figure, vac: figure }
  }
  const { weeks, without, approximate } = cpi
  const common = { unit, sources: [...bac.sources, ...cpi.sources], approximate, weeks, without }
  const budget = { code: 'budget' as const, value: bac.value, unit }
  const ratio = [
    { code: above, value: earnedThere, unit },
    { code: 'spent' as const, value: spentThere, unit },
  ]
  const eac = Math.round((bac.value * spentThere) / earnedThere)
  return {
    eac: known(eac, { ...common, formula: 'budget_over_cpi', inputs: [budget, ...ratio] }),
    etc: known(Math.round(((bac.value - earned.value) * spentThere) / earnedThere), {
      ...common,
      formula: 'rest_over_cpi',
      inputs: [budget, { code: above, value: earned.value, unit }, ...ratio],
    }),
    vac: known(bac.value - eac, {
      ...common,
      formula: 'budget_minus_forecast',
      inputs: [budget, { code: 'forecast', value: eac, unit }],
    }),
  }
}

function toComplete({
  bac,
  earned,
  spent,
  above,
  missing,
}: Side & { spent: WorkFigure; missing: string[] }): WorkFigure {
  if (!bac.known) return { ...bac, unit: 'ratio' }
  if (!earned.known) return { ...earned, unit: 'ratio' }
  if (missing.length > 0) return unknown('ratio', 'actuals_missing', { without: missing })
  if (!spent.known) return { ...spent, unit: 'ratio' }
  const sources = [...bac.sources, ...spent.sources]
  if (spent.value >= bac.value) return unknown('ratio', 'budget_spent', { sources })
  return known((bac.value - earned.value) / (bac.value - spent.value), {
    unit: 'ratio',
    formula: 'rest_over_rest',
    inputs: [
      { code: 'budget', value: bac.value, unit: bac.unit },
      { code: above, value: earned.value, unit: earned.unit },
      { code: 'spent', value: spent.value, unit: spent.unit },
    ],
    sources,
    approximate: spent.approximate,
    weeks: spent.weeks,
  })
}
