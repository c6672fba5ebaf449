import type { ProgressView } from '~/reports/types-overview'
import { Pencil } from './pencil'

interface Bar {
  kind: 'claimed' | 'ticked' | 'proven'
  percent: number | null
}

function RulerBar({ kind, percent, gapTo }: Bar & { gapTo: number | null }) {
  if (percent === null) return <svg className="plot" width="100%" height="14" aria-hidden="true" />
  return (
    <svg className={`plot bar-${kind}`} width="100%" height="14" aria-hidden="true">
      <rect
        x="0.75"
        y="1.75"
        width={`${percent}%`}
        height="10.5"
        fill={kind === 'claimed' ? 'url(#hatch)' : undefined}
      />
      {gapTo === null ? null : (
        <g className="gap">
          <line x1={`${percent}%`} x2={`${gapTo}%`} y1="7" y2="7" />
          <line x1={`${gapTo}%`} x2={`${gapTo}%`} y1="2" y2="12" />
        </g>
      )}
    </svg>
  )
}

/** Claimed (hatch), ticked (outline) and proven (solid) on one scale of 0 to 100, with their distance. */
export function ProgressRuler({ progress }: { progress: ProgressView }) {
  const { claimed, ticked, tasks, hours, proven, ruler } = progress
  const claimedPercent = claimed === null ? null : claimed.percent
  const showGap = ruler.gap !== null && proven.percent !== null ? claimedPercent : null
  return (
    <div className="ruler">
      <p className="visually-hidden">{ruler.words}</p>
      <div className="ruler-row">
        <span className="caps">Claimed</span>
        <RulerBar kind="claimed" percent={claimedPercent} gapTo={null} />
        <span>
          {claimed === null ? (
            progress.claimedText
          ) : (
            <Pencil mark={{ words: claimed.text, done: null, source: claimed.source }} />
          )}
        </span>
      </div>
      <div className="ruler-row">
        <span className="caps">Ticked</span>
        <RulerBar kind="ticked" percent={ticked.percent} gapTo={null} />
        <span>
          {ticked.text}
          <small className="secondary"> {[tasks.text, hours?.text].filter(Boolean).join(' · ')}</small>
        </span>
      </div>
      <div className="ruler-row">
        <span className="caps">Proven</span>
        <RulerBar kind="proven" percent={proven.percent} gapTo={showGap} />
        <span>
          {proven.text}
          {ruler.gap === null ? null : <small className="gap-label"> {ruler.gap.label}</small>}
        </span>
      </div>
    </div>
  )
}
