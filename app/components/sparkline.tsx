import type { Sparkline as SparklineView } from '~/reports/types-common'

/** Runs as dots in order of time: tainted hollow, the deciding one ringed, the limit a dashed line. */
export function Sparkline({ spark }: { spark: SparklineView }) {
  const { width, height, limitY, dots } = spark
  return (
    <svg className="plot" width={width} height={height} role="img" aria-label={spark.words}>
      <title>{spark.words}</title>
      <polyline points={spark.points} fill="none" stroke="var(--secondary)" opacity="0.35" />
      {limitY === null ? null : (
        <line x1={0} x2={width} y1={limitY} y2={limitY} stroke="var(--ink)" strokeDasharray="3 2" opacity="0.8" />
      )}
      {dots.map((dot) => (
        <g key={dot.run} className={`t-${dot.token}`}>
          <circle
            cx={dot.x}
            cy={dot.y}
            r={2}
            fill={dot.tainted ? 'var(--paper)' : 'var(--c)'}
            stroke="var(--c)"
            strokeWidth={1}
          />
          {dot.deciding ? (
            <circle cx={dot.x} cy={dot.y} r={4.2} fill="none" stroke="var(--ink)" strokeWidth={1.2} />
          ) : null}
        </g>
      ))}
    </svg>
  )
}
