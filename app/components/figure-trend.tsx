import type { FigurePoint, TrendReport } from '~/reports/types-trend'
import { plotBottom, plotTop, trendScale } from './trend-scale'

/** Percent of the width left free on either side. */
const margin = 2

function Dot({ point, x, y, named }: { point: FigurePoint; x: number; y: (value: number) => number; named: boolean }) {
  if (point.value === null) return null
  const at = `${x}%`
  return (
    <a href={point.href} className={point.tainted ? 't-inconclusive' : 't-ink'}>
      <title>{`${point.short}: ${point.text}${point.intervalText === null ? '' : ` (${point.intervalText})`}${point.tainted ? ', tainted' : ''}`}</title>
      {point.low === null || point.high === null ? null : (
        <line x1={at} x2={at} y1={y(point.low)} y2={y(point.high)} stroke="var(--c)" strokeWidth="5" opacity="0.3" />
      )}
      <circle
        cx={at}
        cy={y(point.value)}
        r="3.5"
        fill={point.tainted ? 'var(--paper)' : 'var(--c)'}
        stroke="var(--c)"
        strokeWidth="1.5"
      />
      {named ? (
        <text className="tick run-tick" x={at} y={plotBottom + 22} textAnchor="middle">
          {point.short.length > 12 ? `${point.short.slice(0, 11)}…` : point.short}
        </text>
      ) : null}
    </a>
  )
}

/** Runs from left to right with their intervals, every limit a line. */
export function FigureTrend({ report }: { report: TrendReport }) {
  const points = report.points.toReversed()
  const y = trendScale(
    [...points, ...report.limits.map(({ value }) => ({ value, low: null, high: null }))],
    report.limits[0]?.value ?? null,
  )
  const step = points.length < 2 ? 0 : (100 - 2 * margin) / (points.length - 1)
  const every = Math.max(1, Math.ceil(points.length / 8))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links drawn in SVG
    <svg className="plot trend-plot with-axis" height={plotBottom + 34} role="group" aria-label={report.chartText}>
      <line x1="0" x2="100%" y1={plotBottom + 8} y2={plotBottom + 8} stroke="var(--hairline)" />
      {report.axis.map((tick) => (
        <g key={tick.value}>
          <line x1="0" x2="100%" y1={y(tick.value)} y2={y(tick.value)} stroke="var(--hairline)" />
          <text className="tick" x="100%" dx="8" y={y(tick.value) + 4}>
            {tick.text}
          </text>
        </g>
      ))}
      {report.limits.map((limit) => (
        <g key={limit.text}>
          <line x1="0" x2="100%" y1={y(limit.value)} y2={y(limit.value)} stroke="var(--ink)" strokeDasharray="5 3" />
          <text className="limit" x="0" y={Math.max(y(limit.value) - 6, plotTop - 3)}>
            {limit.text}
          </text>
        </g>
      ))}
      {points.map((point, at) => (
        <Dot
          key={point.run}
          point={point}
          x={points.length === 1 ? 50 : margin + at * step}
          y={y}
          named={(points.length - 1 - at) % every === 0}
        />
      ))}
    </svg>
  )
}
