import { Link } from '@remix-run/react'
import { timelineTexts } from '~/reports/messages/timeline-page'
import { labelRoom } from '~/reports/timeline-geometry'
import type { TimelineReport } from '~/reports/types-timeline'
import { Hatch, TimelineBars } from './timeline-marks'

const rowHeight = 26

/** The rows as a table, which reads without the drawing; its first column stays where the days scroll. */
export function TimelineTable({ report }: { report: TimelineReport }) {
  const { axis, rows } = report
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="scroll-x timeline-scroll" tabIndex={0} aria-label="Timeline">
      <table className="timeline">
        <thead>
          <tr>
            <th scope="col">Week, day</th>
            <th scope="col">Dates</th>
            <th scope="col">Tasks</th>
            <th scope="col" className="days">
              <span className="visually-hidden">Drawn over the days</span>
              <svg width={axis.width} height={22} aria-hidden="true">
                <defs>
                  <Hatch id="tl-hatch" />
                </defs>
                {axis.ticks.map(({ x, label }) => (
                  <g key={x}>
                    <line className="tl-grid" x1={x + 0.5} x2={x + 0.5} y1={16} y2={22} />
                    <text x={x} y={12} textAnchor={x > axis.width - labelRoom ? 'end' : undefined}>
                      {label}
                    </text>
                  </g>
                ))}
              </svg>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={`tl-row-${row.kind}`}>
              <th scope="row">
                {row.current ? (
                  <span className="tl-current" title={timelineTexts.current}>
                    <span className="visually-hidden">{timelineTexts.current} </span>
                  </span>
                ) : null}
                {row.href === null ? (
                  <span title={row.label}>{row.label}</span>
                ) : (
                  <Link to={row.href} title={row.label}>
                    {row.label}
                  </Link>
                )}
              </th>
              <td className="fine nowrap">
                {row.datesText === null ? <span className="pencil">{timelineTexts.undated}</span> : row.datesText}
              </td>
              <td className="fine nowrap">{row.countText}</td>
              <td className="days">
                <svg width={axis.width} height={rowHeight} aria-hidden="true">
                  {axis.ticks.map(({ x }) => (
                    <line key={x} className="tl-grid" x1={x + 0.5} x2={x + 0.5} y1={0} y2={rowHeight} />
                  ))}
                  <TimelineBars row={row} y={0} height={rowHeight} hatch="tl-hatch" />
                  {axis.nowX === null ? null : (
                    <line className="tl-now" x1={axis.nowX} x2={axis.nowX} y1={0} y2={rowHeight} />
                  )}
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
