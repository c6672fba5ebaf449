import { endOfDay, startOfDay, timeOf } from '~/domain/calendar'
import type { EarnedValue } from '~/domain/work/earned-value'
import type { ProgramPoint } from '~/domain/work/program-point'
import { type CurveChart, type CurveSeries, curveChart } from './curve'
import { formatDay, localTime, moment } from './dates'
import { unknownWords } from './format'
import { hrefs } from './href'
import { costTexts, curveTexts } from './messages/money'
import { amountText } from './money-figure'
import type { ReportContext } from './report-context'
import type { CurveRow } from './types-money'

/** A moment of a program's curve, with the day that ends at it. */
export type PlacedPoint = ProgramPoint & { day: string | null }

/** Before the first tracker nothing is known: a curve begins with it. */
export function fromFirstTracker(points: readonly PlacedPoint[]): PlacedPoint[] {
  const first = points.findIndex(({ tasks }) => tasks !== null)
  return first === -1 ? [] : points.slice(first)
}

/** Where the moments of a curve stand: by time, or evenly where one idle stretch would press the rest into a corner. */
export interface CurveAxis {
  place: (at: string) => number
  from: number
  to: number
  ticks: { at: number; text: string }[]
  note: string | null
}

export function axisOf(context: Pick<ReportContext, 'timezone'>, points: readonly PlacedPoint[]): CurveAxis {
  const times = points.map(({ at }) => timeOf(at))
  const first = times[0] as number
  const last = times.at(-1) as number
  const longest = Math.max(0, ...times.slice(1).map((time, index) => time - (times[index] as number)))
  if (points.length < 3 || longest <= (last - first) / 2)
    return { place: timeOf, from: first, to: last, ticks: ticksOf(context, times), note: null }
  const order = new Map(points.map(({ at }, index) => [at, index]))
  const end = points.length - 1
  const shown = [...new Set([0, Math.round(end / 3), Math.round((2 * end) / 3), end])]
  return {
    place: (at) => order.get(at) as number,
    from: 0,
    to: end,
    ticks: shown.map((at) => ({ at, text: tickText(localTime(points[at]!.at, context.timezone).day) })),
    note: curveTexts.even,
  }
}

/** The page of that moment: a day as its day, a moment within one as itself. */
export function pointHref({ input }: ReportContext, { at, day }: PlacedPoint, page: 'overview' | 'burnUp' | 'costs') {
  return hrefs({ ...input.link, asOf: day ?? at })[page]()
}

export function pointText({ timezone }: Pick<ReportContext, 'timezone'>, { at, day }: PlacedPoint): string {
  return day === null ? moment(at, timezone).clock : formatDay(day)
}

/** A day as an axis has it: "12 Jan". */
export function tickText(day: string): string {
  return formatDay(day).replace(/ \d{4}$/, '')
}

/** Planned value over the whole plan, and what was spent, claimed and proven as far as it is known. */
export function burnChart(
  context: ReportContext,
  value: EarnedValue,
  points: readonly PlacedPoint[],
): CurveChart | null {
  const plan = plannedCurve(context, value)
  const known = fromFirstTracker(points).filter(({ money }) => money.unit === value.unit)
  const end = lastDrawn(plan)
  const shown = end === null ? known : known.filter(({ at }) => timeOf(at) <= end)
  const note = shown.length < known.length ? curveTexts.later : null
  if (shown.length === 0 || (plan.length === 0 && shown.every(({ money }) => money.claimed === null))) return null
  const series = (key: 'spent' | 'claimed' | 'proven', label: string): CurveSeries => ({
    key,
    hand: key,
    label,
    steps: true,
    values: shown.map(({ at, money }) => ({ at: timeOf(at), value: money[key] })),
  })
  const times = [...plan.map(({ at }) => at), ...shown.map(({ at }) => timeOf(at))]
  const { lowCents, highCents } = value.budget
  const low = lowCents ?? highCents
  const high = highCents ?? lowCents
  const planned: CurveSeries = { key: 'planned', hand: 'planned', label: 'Planned (PV)', steps: false, values: plan }
  return curveChart({
    series: [
      planned,
      series('spent', 'Spent (AC)'),
      series('claimed', 'Claimed (EV)'),
      series('proven', 'Proven (EV)'),
    ].filter(({ values }) => values.some((one) => one.value !== null)),
    from: Math.min(...times),
    to: Math.max(...times),
    band: value.unit === 'minutes' || low === null || high === null ? null : { low, high, text: 'budget' },
    format: (amount) => amountText(amount, value.unit),
    xTicks: ticksOf(context, times),
    strips: [],
    words: 'Planned value, cost, and earned value claimed and proven, over time. The table below has the figures.',
    note,
  })
}

/** A quarter beyond the plan: moments later than that would leave the plan no room. */
function lastDrawn(plan: readonly { at: number }[]): number | null {
  const first = plan[0]
  const last = plan.at(-1)
  return first === undefined || last === undefined ? null : last.at + (last.at - first.at) / 4
}

/** Cumulative plan at the start and at the end of each week. */
function plannedCurve({ timezone }: ReportContext, { weeks, unit }: EarnedValue): { at: number; value: number }[] {
  const placed = weeks.flatMap(({ span, estimate, standing }) =>
    span === null || standing !== 'in_cost_table' || !estimate[unit].known
      ? []
      : [{ from: span.from, to: span.to, value: estimate[unit].value }],
  )
  const sorted = placed.toSorted((a, b) => a.to.localeCompare(b.to))
  const [first] = sorted
  if (first === undefined) return []
  let sum = 0
  const ends = sorted.map(({ to, value }) => {
    sum += value
    return { at: timeOf(endOfDay(to, timezone)), value: sum }
  })
  return [{ at: timeOf(startOfDay(first.from, timezone)), value: 0 }, ...ends]
}

/** The first and last day and two between them. */
export function ticksOf(
  { timezone }: Pick<ReportContext, 'timezone'>,
  times: readonly number[],
): { at: number; text: string }[] {
  const from = Math.min(...times)
  const to = Math.max(...times)
  const shares = to === from ? [0] : [0, 1 / 3, 2 / 3, 1]
  const ticks = shares.map((share) => {
    const at = from + share * (to - from)
    return { at, text: tickText(localTime(new Date(at).toISOString(), timezone).day) }
  })
  return ticks.filter(({ text }, index) => ticks.findIndex((one) => one.text === text) === index)
}

/** The watermelon over time: claimed less proven in points of the budget, moment by moment. */
export function watermelonChart(context: ReportContext, points: readonly PlacedPoint[]): CurveChart | null {
  const shown = fromFirstTracker(points).filter(({ gap }) => gap !== null)
  if (shown.length < 2) return null
  const share = (part: number | null, whole: number | null) =>
    part === null || whole === null || whole === 0 ? null : (part / whole) * 100
  const axis = axisOf(context, shown)
  const series = (key: 'claimed' | 'proven', label: string): CurveSeries => ({
    key,
    hand: key,
    label,
    steps: true,
    values: shown.map(({ at, money }) => ({ at: axis.place(at), value: share(money[key], money.budget) })),
  })
  return curveChart({
    series: [series('claimed', 'Claimed'), series('proven', 'Proven')],
    from: axis.from,
    to: axis.to,
    band: null,
    format: (amount) => `${Math.floor(amount)}\u202f%`,
    xTicks: axis.ticks,
    strips: [],
    words: 'Earned value claimed and proven in percent of the budget, over time. The table below has the figures.',
    note: axis.note,
  })
}

export function curveRows(context: ReportContext, points: readonly PlacedPoint[]): CurveRow[] {
  return fromFirstTracker(points).map((point) => {
    const { money, gap } = point
    const text = (value: number | null) => (value === null ? unknownWords.figure : amountText(value, money.unit))
    const least = money.spentIsLeast && money.spent !== null ? `${costTexts.least} ` : ''
    return {
      key: point.at,
      atText: pointText(context, point),
      href: pointHref(context, point, 'costs'),
      planned: text(money.planned),
      spent: `${least}${text(money.spent)}`,
      claimed: text(money.claimed),
      proven: text(money.proven),
      gap: gap === null ? unknownWords.figure : amountText(gap, 'points'),
    }
  })
}
