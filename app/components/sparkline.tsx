import type { Sparkline as SparklineView } from '~/reports/types-common'

interface SparklineProps {
  spark: SparklineView
  /** As a chart of its own: dots link to their runs, the limit is named. */
  labelled?: boolean
  limitText?: string
}

/** Runs as dots in order of time: tainted hollow, the deciding one ringed, the limit a dashed line. */
export function Sparkline({ spark, labelled = false, limitText }: SparklineProps) {
  const { width, height, limitY, dots } = spark
  const size = labelled ? { viewBox: `-4 -6 ${width + 8} ${height + 12}` } : { width, height }
  return (
    <svg className={labelled ? 'plot trend-plot' : 'plot'} {...size} role="img" aria-label={spark.words}>
      <title>{spark.words}</title>
      <polyline points={spark.points} fill="none" stroke="var(--secondary)" opacity="0.35" />
      {limitY === null ? null : (
        <line x1={0} x2={width} y1={limitY} y2={limitY} stroke="var(--ink)" strokeDasharray="3 2" opacity="0.8" />
      )}
      {labelled && limitY !== null && limitText !== undefined ? (
        <text x={width} y={limitY - 4} textAnchor="end">
          {limitText}
        </text>
      ) : null}
      {dots.map((dot) => (
        <g key={dot.run} className={`t-${dot.token}`}>
          {labelled ? <title>{`${dot.short}: ${dot.text}`}</title> : null}
          <circle
            cx={dot.x}
            cy={dot.y}
            r={labelled ? 3 : 2}
            fill={dot.tainted ? 'var(--paper)' : 'var(--c)'}
            stroke="var(--c)"
            strokeWidth={1}
          />
          {dot.deciding ? (
            <circle cx={dot.x} cy={dot.y} r={labelled ? 5.5 : 4.2} fill="none" stroke="var(--ink)" strokeWidth={1.2} />
          ) : null}
        </g>
      ))}
    </svg>
  )
}
