import type { BurnUpSpark as Spark } from '~/reports/burn-up'
import { MomentLink } from './moment-link'

/** Claimed and proven tasks over time below their scope, small; the page behind it has the figures. */
export function BurnUpSpark({ spark }: { spark: Spark | null }) {
  return (
    <p className="burn-up-spark">
      {spark === null ? null : (
        <svg width={spark.width} height={spark.height} viewBox={`0 0 ${spark.width} ${spark.height}`} role="img">
          <title>{spark.words}</title>
          {spark.lines.map(({ hand, points }) => (
            <polyline key={hand} className={`curve-${hand}`} points={points} fill="none" />
          ))}
        </svg>
      )}
      <MomentLink to="/burn-up">{spark === null ? 'Burn-up over time' : 'over time'}</MomentLink>
    </p>
  )
}
