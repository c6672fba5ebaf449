import type { TimelineMark, TimelineRow } from '~/reports/types-timeline'

interface BarProps {
  row: TimelineRow
  /** Top and height of the row, and the factor by which days are scaled. */
  y: number
  height: number
  scale?: number
  hatch: string
}

/** A row's drawing: the plan as an outline, ticks hatched, proof solid, milestones and runs as marks. */
export function TimelineBars({ row, y, height, scale = 1, hatch }: BarProps) {
  const at = (x: number) => x * scale
  const top = y + height * 0.22
  const bar = height * 0.56
  return (
    <>
      {row.plan === null ? null : (
        <rect
          className="tl-plan"
          x={at(row.plan.x)}
          y={y + height * 0.1}
          width={at(row.plan.width)}
          height={height * 0.8}
        />
      )}
      {row.bar === null ? null : (
        <>
          <rect fill={`url(#${hatch})`} x={at(row.bar.x)} y={top} width={at(row.bar.ticked)} height={bar} />
          <rect className="tl-proven" x={at(row.bar.x)} y={top} width={at(row.bar.proven)} height={bar} />
          <rect className="tl-bar" x={at(row.bar.x)} y={top} width={Math.max(1, at(row.bar.width))} height={bar} />
        </>
      )}
      {row.marks.map((mark) => (
        <Mark key={`${mark.title} ${mark.x}`} mark={mark} x={at(mark.x)} y={y} height={height} />
      ))}
    </>
  )
}

function Mark({ mark, x, y, height }: { mark: TimelineMark; x: number; y: number; height: number }) {
  if (mark.kind === 'run' || mark.kind === 'tainted')
    return (
      <line className={`tl-${mark.kind}`} x1={x} x2={x} y1={y + height * 0.2} y2={y + height * 0.8}>
        <title>{mark.title}</title>
      </line>
    )
  const size = Math.min(5.5, height * 0.34)
  const middle = y + height / 2
  const path = `M${x} ${middle - size}L${x + size} ${middle}L${x} ${middle + size}L${x - size} ${middle}Z`
  return (
    <path className={`tl-milestone tl-${mark.kind}`} d={path}>
      <title>{mark.title}</title>
    </path>
  )
}

/** Diagonal lines: what is said. Its id is unique within the page. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="4" className="tl-hatch" />
    </pattern>
  )
}
