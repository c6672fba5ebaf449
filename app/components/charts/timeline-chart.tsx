import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { TimelinePoint } from '~/reports/types-run'
import { axisLine, axisMs, axisTime, tick, tooltipStyle } from './axis-style'

interface Series {
  key: 'users' | 'rps' | 'failuresPerS' | 'p50Ms' | 'p95Ms' | 'p99Ms'
  label: string
  axis: 'left' | 'right'
  colour: string
}

const series: Series[] = [
  { key: 'p99Ms', label: 'P99', axis: 'left', colour: 'var(--ink)' },
  { key: 'p95Ms', label: 'P95', axis: 'left', colour: 'var(--gold)' },
  { key: 'p50Ms', label: 'P50', axis: 'left', colour: 'var(--secondary)' },
  { key: 'users', label: 'users', axis: 'right', colour: 'var(--waived)' },
  { key: 'rps', label: 'req/s', axis: 'right', colour: 'var(--met)' },
  { key: 'failuresPerS', label: 'failures/s', axis: 'right', colour: 'var(--not-met)' },
]

export function TimelineChart({ points }: { points: TimelinePoint[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={{ top: 8, right: 4, bottom: 0, left: 4 }}>
        <CartesianGrid stroke="var(--hairline)" vertical={false} />
        <XAxis
          dataKey="s"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickFormatter={axisTime}
          tick={tick}
          axisLine={axisLine}
          tickLine={false}
        />
        <YAxis yAxisId="left" tickFormatter={axisMs} tick={tick} width={58} tickLine={false} axisLine={false} />
        <YAxis yAxisId="right" orientation="right" tick={tick} width={44} tickLine={false} axisLine={false} />
        <Tooltip
          isAnimationActive={false}
          contentStyle={tooltipStyle}
          labelFormatter={(s) => axisTime(Number(s))}
          formatter={(value, name) => (String(name).startsWith('P') ? axisMs(Number(value)) : Number(value).toFixed(1))}
        />
        <Legend iconType="plainline" wrapperStyle={{ fontSize: 12 }} />
        {series.map(({ key, label, axis, colour }) => (
          <Line
            key={key}
            yAxisId={axis}
            dataKey={key}
            name={label}
            type="linear"
            stroke={colour}
            strokeWidth={1.3}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}
