import { briefLabels } from '~/reports/brief-labels'
import type { CriterionReport, TrendPoint } from '~/reports/types-tier'
import { plotBottom, plotTop, trendScale } from './trend-scale'

/** Percent of the width left free on either side. */
const margin = 4

interface Placed {
  point: TrendPoint
  /** Percent of the width. */
  x: number
  /** Short enough for the axis. */
  name: string
}

function Dot({ placed, y, turned }: { placed: Placed; y: (value: number) => number; turned: boolean }) {
  const { point, x, name } = placed
  if (point.value === null) return null
  const at = `${x}%`
  const { low, high } = point
  return (
    <a href={point.href} className={`t-${point.mark.token}`}>
      <title>{`${point.short}: ${point.measuredText}, ${point.mark.word}`}</title>
      {low === null || high === null ? null : (
        <line x1={at} x2={at} y1={y(low)} y2={y(high)} stroke="var(--c)" strokeWidth="5" opacity="0.35" />
      )}
      {point.deciding ? <circle cx={at} cy={y(point.value)} r="8" fill="none" stroke="var(--ink)" /> : null}
      <circle
        cx={at}
        cy={y(point.value)}
        r="4"
        fill={point.tainted ? 'var(--paper)' : 'var(--c)'}
        stroke="var(--c)"
        strokeWidth="1.5"
      />
      <text
        className={turned ? 'tick run-tick turned' : 'tick run-tick'}
        x={at}
        y={plotBottom + 22}
        textAnchor={turned ? 'end' : 'middle'}
      >
        {name.length > 18 ? `${name.slice(0, 17)}…` : name}
      </text>
    </a>
  )
}

/** Every qualifying run in order of time with its interval, the limit as a line; each dot leads to its run. */
export function TrendChart({ report }: { report: CriterionReport }) {
  const { trend, limit, chart } = report
  const measured = trend.filter((point) => point.value !== null)
  if (measured.length === 0) return null
  const y = trendScale(measured, limit === null ? null : limit.value)
  const step = measured.length === 1 ? 0 : (100 - 2 * margin) / (measured.length - 1)
  const brief = briefLabels(measured.map(({ short }) => short))
  const placed = measured.map((point, index) => ({
    point,
    x: measured.length === 1 ? 50 : margin + index * step,
    name: brief.get(point.short) ?? point.short,
  }))
  const turned = placed.some(({ name }) => name.length > 5)
  const words = chart === null ? 'Every qualifying run' : chart.words
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links drawn in SVG
    <svg className="plot trend-plot" height={plotBottom + (turned ? 86 : 30)} role="group" aria-label={words}>
      <line x1="0" x2="100%" y1={plotBottom + 8} y2={plotBottom + 8} stroke="var(--hairline)" />
      {limit === null ? null : (
        <>
          <line x1="0" x2="100%" y1={y(limit.value)} y2={y(limit.value)} stroke="var(--ink)" strokeDasharray="5 3" />
          <text className="limit" x="0" y={Math.max(y(limit.value) - 6, plotTop - 3)}>
            {limit.text}
          </text>
        </>
      )}
      {placed.map((item) => (
        <Dot key={item.point.run} placed={item} y={y} turned={turned} />
      ))}
    </svg>
  )
}
