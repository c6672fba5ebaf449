import type { CompareReport } from '~/reports/types-compare'

const lane = 15
const height = 9

type Band = CompareReport['chart'][number]['bands'][number]

/** From the base, outlined, to the run, filled. */
function Move({ base, band, y }: { base: Band | undefined; band: Band; y: number }) {
  return (
    <g className={`t-${band.token}`}>
      {base === undefined ? null : (
        <>
          <line
            x1={`${base.at}%`}
            x2={`${band.at}%`}
            y1={y + height / 2}
            y2={y + height / 2}
            stroke="var(--c)"
            strokeWidth="1.5"
          />
          <rect
            x={`${base.from}%`}
            width={`${base.width}%`}
            y={y}
            height={height}
            fill="var(--paper)"
            stroke="var(--secondary)"
          />
        </>
      )}
      <rect x={`${band.from}%`} width={`${band.width}%`} y={y} height={height} fill="var(--c)" />
    </g>
  )
}

/** One row per endpoint: the interval of each run as a band on one scale, the base outlined. */
export function CompareChart({ report }: { report: CompareReport }) {
  return (
    <ul className="compare-chart">
      {report.chart.map((bar) => (
        <li key={bar.key}>
          <span className="run-label">{bar.name}</span>
          <svg
            className="plot"
            width="100%"
            height={Math.max(1, bar.bands.length - 1) * lane + 4}
            role="img"
            aria-label={bar.words}
          >
            <title>{bar.words}</title>
            <line x1="0" x2="100%" y1="100%" y2="100%" stroke="var(--hairline)" />
            {bar.bands
              .filter((band) => !band.base)
              .map((band, at) => (
                <Move key={band.short} base={bar.bands.find((one) => one.base)} band={band} y={at * lane + 2} />
              ))}
          </svg>
        </li>
      ))}
    </ul>
  )
}
