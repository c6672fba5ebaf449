import type { IntervalBar as IntervalBarView } from '~/reports/types-common'

/** Limit as a thick tick, measured interval as a band, exact Max as a diamond, the satisfying side tinted. */
export function IntervalBar({ bar }: { bar: IntervalBarView }) {
  const { width, height, axisY, satisfied, limitX, band, diamondX } = bar
  return (
    <svg className={`plot t-${bar.token}`} width={width} height={height} role="img" aria-label={bar.words}>
      <title>{bar.words}</title>
      <rect x={satisfied.x} y={3} width={satisfied.width} height={height - 6} fill="var(--met)" opacity="0.13" />
      <line x1={0} x2={width} y1={axisY} y2={axisY} stroke="var(--secondary)" opacity="0.45" />
      <rect x={band.x} y={axisY - 4} width={Math.max(band.width, 3)} height={8} fill="var(--c)" />
      {diamondX === null ? null : (
        <path d={`M${diamondX} ${axisY - 4}l4 4-4 4-4-4Z`} fill="var(--paper)" stroke="var(--c)" strokeWidth="1.4" />
      )}
      <line x1={limitX} x2={limitX} y1={1} y2={height - 1} stroke="var(--ink)" strokeWidth="2" />
    </svg>
  )
}
