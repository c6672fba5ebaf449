import { timelineTexts } from '~/reports/messages/timeline-page'
import { cellsAt, indentOf, labelRoom } from '~/reports/timeline-geometry'
import type { TimelineReport, TimelineSheet } from '~/reports/types-timeline'
import { TimelineLegend } from './timeline-legend'
import { Hatch, TimelineBars } from './timeline-marks'

/** The same rows as one drawing for one sheet of paper; on the screen the table stands in its place. */
export function TimelineSheetDrawing({ report }: { report: TimelineReport }) {
  const { axis, sheet } = report
  const scale = (sheet.width - sheet.labelWidth) / axis.width
  const bottom = sheet.top + sheet.rows.length * sheet.rowHeight
  const at = (x: number) => sheet.labelWidth + x * scale
  return (
    <div className="timeline-sheet print-only">
      <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} fontSize={sheet.fontSize} role="img" aria-label="Timeline">
        <defs>
          <Hatch id="tl-hatch-print" />
        </defs>
        {axis.ticks.map(({ x, label }) => (
          <g key={x}>
            <line className="tl-grid" x1={at(x)} x2={at(x)} y1={sheet.top - 6} y2={bottom} />
            <text
              x={at(x)}
              y={sheet.top - 10}
              fontSize={10}
              textAnchor={at(x) > sheet.width - labelRoom ? 'end' : undefined}
            >
              {label}
            </text>
          </g>
        ))}
        <text x={sheet.labelWidth - 8} y={sheet.top - 10} fontSize={9} textAnchor="end">
          {timelineTexts.sheetCounts}
        </text>
        {sheet.rows.map(({ y, label, row }) => (
          <g key={row.key} className={`tl-row-${row.kind}`}>
            <line className="tl-grid" x1={0} x2={sheet.width} y1={y} y2={y} />
            <text x={indentOf(row)} y={y + sheet.rowHeight * 0.74} className="tl-label">
              {label}
            </text>
            <text x={sheet.labelWidth - 8} y={y + sheet.rowHeight * 0.74} textAnchor="end" className="tl-count">
              {row.shortText}
            </text>
            <Cells sheet={sheet} cells={row.cells} y={y} />
            {row.datesText === null ? (
              <text x={sheet.labelWidth + 6} y={y + sheet.rowHeight * 0.74} className="tl-undated">
                {timelineTexts.undated}
              </text>
            ) : null}
            <g transform={`translate(${sheet.labelWidth} 0)`}>
              <TimelineBars row={row} y={y} height={sheet.rowHeight} scale={scale} hatch="tl-hatch-print" />
            </g>
          </g>
        ))}
        {axis.nowX === null ? null : (
          <line className="tl-now" x1={at(axis.nowX)} x2={at(axis.nowX)} y1={sheet.top - 6} y2={bottom} />
        )}
      </svg>
      <TimelineLegend nowText={axis.nowText} hatch="tl-hatch-print-legend" />
    </div>
  )
}

/** A week's or day's tasks, one cell each: open, ticked (hatched), proven (solid). */
function Cells({
  sheet,
  cells,
  y,
}: {
  sheet: TimelineSheet
  cells: TimelineReport['rows'][number]['cells']
  y: number
}) {
  const { size, xs } = cellsAt(sheet, cells.length)
  const height = sheet.rowHeight * 0.56
  const top = y + (sheet.rowHeight - height) / 2
  return cells.map((cell, index) => {
    const box = { x: xs[index], y: top, width: size, height }
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: cells of one fixed row
      <g key={index}>
        {cell === 'ticked' ? <rect fill="url(#tl-hatch-print)" {...box} /> : null}
        <rect className={cell === 'proven' ? 'tl-proven' : 'tl-bar'} {...box} />
      </g>
    )
  })
}
