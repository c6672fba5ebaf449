import { Link } from '@remix-run/react'
import type { CurveChart as CurveChartView, CurveHand, CurveLine } from '~/reports/curve'

/** The stretched part has a width of its own; strokes keep theirs. */
const stretched = 1000

function Sample({ hand }: { hand: CurveHand }) {
  return (
    <svg className={`plot curve-line curve-${hand}`} width="30" height="10" aria-hidden="true">
      <polyline points="0,5 30,5" />
    </svg>
  )
}

function Lines({ chart }: { chart: CurveChartView }) {
  return (
    <svg
      x="0"
      y="0"
      width="100%"
      height={chart.height}
      viewBox={`0 0 ${stretched} ${chart.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {chart.lines.map((line) => (
        <g key={line.key} className={`curve-line curve-${line.hand}`}>
          <polyline points={line.points} vectorEffect="non-scaling-stroke" />
        </g>
      ))}
    </svg>
  )
}

function Dots({ line }: { line: CurveLine }) {
  return (
    <g className={`curve-dots curve-${line.hand}`}>
      {line.dots.map((dot) => (
        <circle key={`${dot.x},${dot.y}`} cx={`${dot.x}%`} cy={dot.y} r="2.6" />
      ))}
    </g>
  )
}

/** Lines over time, drawn on the server; each moment is a strip that leads to the program as it stood then. */
export function CurveChart({ chart }: { chart: CurveChartView }) {
  const { height, bottom, band, yTicks, xTicks, lines, strips, words, note } = chart
  return (
    <figure className="curve">
      <div className="curve-frame">
        <svg className="plot curve-axis" width="52" height={height} aria-hidden="true">
          {yTicks.map((tick) => (
            <text key={tick.y} x="46" y={tick.y + 4} textAnchor="end">
              {tick.text}
            </text>
          ))}
        </svg>
        <svg
          className="plot curve-plot"
          width="100%"
          height={height}
          role={strips.length === 0 ? 'img' : 'group'}
          aria-label={words}
        >
          {band === null ? null : (
            <g className="curve-band">
              <rect x="0" y={band.y} width="100%" height={band.height} />
              <text x="100%" y={band.y + 13} textAnchor="end">
                {band.text}
              </text>
            </g>
          )}
          {yTicks.map((tick) => (
            <line key={tick.y} className="curve-grid" x1="0" x2="100%" y1={tick.y} y2={tick.y} />
          ))}
          {xTicks.map((tick) => (
            <text
              key={tick.percent}
              className="curve-tick"
              x={`${tick.percent}%`}
              y={bottom + 20}
              textAnchor={tick.anchor}
            >
              {tick.text}
            </text>
          ))}
          <Lines chart={chart} />
          {lines
            .filter(({ hand }) => hand !== 'planned' && hand !== 'scope')
            .map((line) => (
              <Dots key={line.key} line={line} />
            ))}
          {strips.map((strip) => (
            <a key={strip.key} href={strip.href} className="curve-strip" aria-label={strip.text}>
              <title>{strip.text}</title>
              <rect x={`${strip.percent - 1.5}%`} y="0" width="3%" height={bottom} />
              <line x1={`${strip.percent}%`} x2={`${strip.percent}%`} y1="8" y2={bottom} />
            </a>
          ))}
        </svg>
      </div>
      <figcaption>
        {note === null ? null : <p className="secondary fine">{note}</p>}
        <ul className="curve-key">
          {lines.map((line) => (
            <li key={line.key}>
              <Sample hand={line.hand} /> {line.label} <span className="figure">{line.lastText}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

/** The curve in little, for the overview; its words say what it shows. */
export function CurveSpark({
  spark,
  href,
}: {
  spark: { width: number; height: number; lines: { hand: CurveHand; points: string }[]; words: string }
  href: string
}) {
  return (
    <Link to={href} className="curve-spark">
      <svg className="plot" width={spark.width} height={spark.height} role="img" aria-label={spark.words}>
        <title>{spark.words}</title>
        {spark.lines.map((line) => (
          <g key={line.hand} className={`curve-line curve-${line.hand}`}>
            <polyline points={line.points} />
          </g>
        ))}
      </svg>
    </Link>
  )
}
