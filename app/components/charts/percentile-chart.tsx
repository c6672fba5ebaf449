import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { PercentileCurve } from '~/reports/types-run'
import { axisLine, axisMs, seriesColours, tick, tooltipStyle } from './axis-style'

/** Percentile on an axis of nines, so that 99 and 99.9 stand apart; time on a logarithmic one. */
function nines(percentile: number): number {
  return percentile >= 100 ? 4.4 : -Math.log10(1 - percentile / 100)
}

interface Point {
  x: number
  percentile: number
  [series: string]: number
}

function mergeCurves(curves: PercentileCurve[]): Point[] {
  const byPercentile = new Map<number, Point>()
  for (const curve of curves)
    for (const { percentile, ms } of curve.points) {
      const point = byPercentile.get(percentile) ?? { x: nines(percentile), percentile }
      if (ms > 0) point[curve.key] = ms
      byPercentile.set(percentile, point)
    }
  return [...byPercentile.values()].sort((a, b) => a.x - b.x)
}

export function PercentileChart({ curves }: { curves: PercentileCurve[] }) {
  const data = mergeCurves(curves)
  const labels = new Map(data.map((point) => [point.x, String(point.percentile)]))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={data} margin={{ top: 8, right: 16, bottom: 0, left: 4 }}>
        <CartesianGrid stroke="var(--hairline)" vertical={false} />
        <XAxis
          dataKey="x"
          type="number"
          domain={['dataMin', 'dataMax']}
          ticks={data.map((point) => point.x)}
          tickFormatter={(x: number) => labels.get(x) ?? ''}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
        />
        <YAxis
          scale="log"
          domain={['auto', 'auto']}
          tickFormatter={axisMs}
          tick={tick}
          width={58}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={tooltipStyle}
          labelFormatter={(x) => `${labels.get(Number(x)) ?? ''} %`}
          formatter={(ms) => axisMs(Number(ms))}
        />
        {curves.length > 1 ? <Legend iconType="plainline" wrapperStyle={{ fontSize: 12 }} /> : null}
        {curves.map((curve, index) => (
          <Line
            key={curve.key}
            dataKey={curve.key}
            name={curve.label}
            type="linear"
            stroke={seriesColours[index % seriesColours.length]}
            strokeWidth={index === 0 ? 2 : 1.2}
            dot={{ r: 2 }}
            isAnimationActive={false}
            connectNulls
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}
