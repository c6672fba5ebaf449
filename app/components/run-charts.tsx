import { lazy, Suspense } from 'react'
import type { PercentileCurve, TimelinePoint } from '~/reports/types-run'
import { ClientOnly } from './client-only'

/** Recharts renders nothing on a server and is heavy: its own chunk, fetched when a run is opened. */
const PercentileChart = lazy(() =>
  import('./charts/percentile-chart').then((module) => ({ default: module.PercentileChart })),
)
const TimelineChart = lazy(() =>
  import('./charts/timeline-chart').then((module) => ({ default: module.TimelineChart })),
)

const waiting = <p className="secondary chart-note">The chart needs JavaScript; the table below holds its figures.</p>

export function Percentiles({ curves }: { curves: PercentileCurve[] }) {
  const percentiles = [...new Set(curves.flatMap((curve) => curve.points.map((point) => point.percentile)))].sort(
    (a, b) => a - b,
  )
  return (
    <>
      <div className="chart">
        <ClientOnly fallback={waiting}>
          {() => (
            <Suspense fallback={null}>
              <PercentileChart curves={curves} />
            </Suspense>
          )}
        </ClientOnly>
      </div>
      <details className="chart-table">
        <summary>Percentiles as a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
        <section className="scroll-x" tabIndex={0} aria-label="Percentiles">
          <table className="dense">
            <thead>
              <tr>
                <th scope="col">Row</th>
                {percentiles.map((percentile) => (
                  <th key={percentile} scope="col" className="n">
                    {percentile} %
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {curves.map((curve) => (
                <tr key={curve.key}>
                  <th scope="row" className="run-label">
                    {curve.label}
                  </th>
                  {percentiles.map((percentile) => (
                    <td key={percentile} className="n">
                      {curve.points.find((point) => point.percentile === percentile)?.text ?? '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  )
}

const tableRows = 60

export function Timeline({ points }: { points: TimelinePoint[] }) {
  const every = Math.max(1, Math.ceil(points.length / tableRows))
  const shown = points.filter((_, index) => index % every === 0 || index === points.length - 1)
  const text = (value: number | null) => (value === null ? '–' : String(Number(value.toFixed(1))))
  return (
    <>
      <div className="chart">
        <ClientOnly fallback={waiting}>
          {() => (
            <Suspense fallback={null}>
              <TimelineChart points={points} />
            </Suspense>
          )}
        </ClientOnly>
      </div>
      <details className="chart-table">
        <summary>Timeline as a table{every > 1 ? ` (every ${every} points)` : ''}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
        <section className="scroll-x" tabIndex={0} aria-label="Timeline">
          <table className="dense">
            <thead>
              <tr>
                {['Time', 'Users', 'req/s', 'Failures/s', 'P50 ms', 'P95 ms', 'P99 ms'].map((label, index) => (
                  <th key={label} scope="col" className={index === 0 ? undefined : 'n'}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((point) => (
                <tr key={point.s}>
                  <th scope="row" className="run-label">
                    {point.timeText}
                  </th>
                  {[point.users, point.rps, point.failuresPerS, point.p50Ms, point.p95Ms, point.p99Ms].map(
                    (value, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                      <td key={at} className="n">
                        {text(value)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  )
}
