import type { Assessment } from '~/domain/assessment'
import { axisOf, type CurveAxis, fromFirstTracker, type PlacedPoint, pointHref, pointText } from './cost-curves'
import { type CurveChart, type CurveHand, type CurveSeries, curveChart } from './curve'
import { formatCount } from './format'
import { curveTexts } from './messages/money'
import { type ReportContext, reportContext } from './report-context'
import { linearScale } from './scale'
import type { ReportInput } from './types-common'

export interface BurnUpRow {
  key: string
  atText: string
  href: string
  criteria: string
  tasks: string
  claimed: string
  ticked: string
  proven: string
  /** Numbers changed against the moment before: the scope moved. */
  scopeText: string | null
}

export interface BurnUpReport {
  tasks: CurveChart | null
  criteria: CurveChart | null
  rows: BurnUpRow[]
  leftText: string | null
  emptyText: string | null
}

/** `/burn-up`: criteria met, tasks claimed, ticked and proven over time, below the line of their scope. */
export function burnUpReport(
  assessment: Assessment,
  input: ReportInput,
  curve: { points: readonly PlacedPoint[]; left: number },
): BurnUpReport {
  const context = reportContext(assessment, input)
  const points = fromFirstTracker(curve.points)
  return {
    tasks: chartOf(context, points, 'tasks'),
    criteria: chartOf(context, points, 'criteria'),
    rows: points.map((point, index) => rowOf(context, point, points[index - 1])).toReversed(),
    leftText: curve.left === 0 ? null : curveTexts.left(curve.left),
    emptyText: points.length === 0 ? curveTexts.none : null,
  }
}

const lines: Record<
  'tasks' | 'criteria',
  { key: string; hand: CurveHand; label: string; of: (p: PlacedPoint) => number | undefined }[]
> = {
  tasks: [
    { key: 'scope', hand: 'scope', label: 'All tasks', of: ({ tasks }) => tasks?.total },
    { key: 'claimed', hand: 'claimed', label: 'Claimed', of: ({ tasks }) => tasks?.claimed },
    { key: 'ticked', hand: 'ticked', label: 'Ticked', of: ({ tasks }) => tasks?.ticked },
    { key: 'proven', hand: 'proven', label: 'Proven', of: ({ tasks }) => tasks?.proven },
  ],
  criteria: [
    { key: 'scope', hand: 'scope', label: 'All criteria', of: ({ criteria }) => criteria?.total },
    { key: 'met', hand: 'proven', label: 'Met', of: ({ criteria }) => criteria?.met },
  ],
}

function seriesOf(
  points: readonly PlacedPoint[],
  kind: 'tasks' | 'criteria',
  place: CurveAxis['place'],
): CurveSeries[] {
  return lines[kind].map(({ key, hand, label, of }) => ({
    key,
    hand,
    label,
    steps: true,
    values: points.map((point) => ({ at: place(point.at), value: of(point) ?? null })),
  }))
}

function chartOf(
  context: ReportContext,
  points: readonly PlacedPoint[],
  kind: 'tasks' | 'criteria',
): CurveChart | null {
  if (points.length === 0) return null
  const axis = axisOf(context, points)
  return curveChart({
    series: seriesOf(points, kind, axis.place),
    from: axis.from,
    to: axis.to,
    band: null,
    format: formatCount,
    xTicks: axis.ticks,
    strips: points.map((point) => ({
      key: point.at,
      at: axis.place(point.at),
      text: `${pointText(context, point)}: ${kind === 'tasks' ? tasksText(point) : criteriaText(point)}`,
      href: pointHref(context, point, 'overview'),
    })),
    words:
      kind === 'tasks'
        ? 'Tasks in all, claimed, ticked and proven, over time. The table below has the figures.'
        : 'Criteria in all and met, over time. The table below has the figures.',
    note: axis.note,
  })
}

function tasksText({ tasks }: PlacedPoint): string {
  if (tasks === null) return 'no tasks'
  const { claimed, ticked, proven, total } = tasks
  return `${formatCount(claimed)} claimed, ${formatCount(ticked)} ticked, ${formatCount(proven)} proven of ${formatCount(total)} tasks`
}

function criteriaText({ criteria }: PlacedPoint): string {
  return criteria === null
    ? 'no criteria'
    : `${formatCount(criteria.met)} of ${formatCount(criteria.total)} criteria met`
}

function rowOf(context: ReportContext, point: PlacedPoint, before: PlacedPoint | undefined): BurnUpRow {
  const { tasks, criteria } = point
  const count = (value: number | undefined) => (value === undefined ? '–' : formatCount(value))
  return {
    key: point.at,
    atText: pointText(context, point),
    href: pointHref(context, point, 'overview'),
    criteria: criteria === null ? '–' : `${formatCount(criteria.met)} of ${formatCount(criteria.total)}`,
    tasks: count(tasks?.total),
    claimed: count(tasks?.claimed),
    ticked: count(tasks?.ticked),
    proven: count(tasks?.proven),
    scopeText: scopeText(point, before),
  }
}

/** "+36 tasks": what the documents added to the scope or took out of it. */
function scopeText({ tasks, criteria }: PlacedPoint, before: PlacedPoint | undefined): string | null {
  if (before === undefined) return null
  const moved = (now: number | undefined, then: number | undefined, noun: string) => {
    if (now === undefined || then === undefined || now === then) return []
    return [`${now > then ? '+' : '−'}${formatCount(Math.abs(now - then))} ${noun}`]
  }
  const parts = [
    ...moved(tasks?.total, before.tasks?.total, 'tasks'),
    ...moved(criteria?.total, before.criteria?.total, 'criteria'),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}

/** Small form for the overview: claimed and proven below the scope. */
export interface BurnUpSpark {
  width: number
  height: number
  lines: { hand: CurveHand; points: string }[]
  words: string
}

const spark = { width: 160, height: 36, padding: 3 }

/** null before there are two moments to draw. */
export function burnUpSpark(points: readonly PlacedPoint[]): BurnUpSpark | null {
  const shown = fromFirstTracker(points)
  const last = shown.at(-1)
  if (last === undefined || shown.length < 2) return null
  const { width, height, padding } = spark
  const most = Math.max(1, ...shown.map(({ tasks }) => (tasks === null ? 0 : tasks.total)))
  const axis = axisOf({ timezone: 'UTC' }, shown)
  const x = linearScale(axis.from, axis.to, padding, width - padding)
  const y = linearScale(0, most, height - padding, padding)
  return {
    width,
    height,
    lines: seriesOf(shown, 'tasks', axis.place).map(({ hand, values }) => {
      const known = values.flatMap(({ at, value }) => (value === null ? [] : [{ x: x(at), y: y(value) }]))
      const path = known.flatMap((point, index) => {
        const previous = known[index - 1]
        return previous === undefined ? [point] : [{ x: point.x, y: previous.y }, point]
      })
      return { hand, points: path.map((point) => `${point.x},${point.y}`).join(' ') }
    }),
    words: `Burn-up: ${tasksText(last)}, ${criteriaText(last)}`,
  }
}
