import type { CompareReport } from '~/reports/types-compare'

const lane = 9

/** One row per endpoint: the interval of each run as a band on one scale, the base outlined. */
export function CompareChart({ report }: { report: CompareReport }) {
  return (
    <ul className="compare-chart">
      {report.chart.map((bar) => (
        <li key={bar.key}>
          <span className="run-label">{bar.name}</span>
          <svg className="plot" width="100%" height={bar.bands.length * lane + 4} role="img" aria-label={bar.words}>
            <title>{bar.words}</title>
            <line x1="0" x2="100%" y1="100%" y2="100%" stroke="var(--hairline)" />
            {bar.bands.map((band, at) => (
              <rect
                key={`${band.short} ${band.base}`}
                className={`t-${band.token}`}
                x={`${band.from}%`}
                width={`${band.width}%`}
                y={at * lane + 1.5}
                height={lane - 3}
                fill={band.base ? 'var(--paper)' : 'var(--c)'}
                stroke={band.base ? 'var(--secondary)' : 'var(--c)'}
              />
            ))}
          </svg>
        </li>
      ))}
    </ul>
  )
}
