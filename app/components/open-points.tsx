import { riskTexts } from '~/reports/messages/risks'
import type { OpenPointView } from '~/reports/types-risks'
import { Pencil } from './pencil'
import { Section } from './section'
import { SourceChip } from './source-chip'

/** What the documents leave to be done, in their own words. */
export function OpenPoints({ points }: { points: OpenPointView[] }) {
  return (
    <Section title="Open points" id="open-points" aside={points.length}>
      <p className="secondary note">{riskTexts.pointsLede}</p>
      <ul className="entries plain open-points">
        {points.map((point) => (
          <li key={`${point.source.text} ${point.text}`}>
            <p>
              <Pencil mark={{ words: point.text, done: null, source: null }} />
            </p>
            <p className="secondary fine">
              {point.priority === null ? 'no priority stated' : `priority ${point.priority}`}
              {point.target === null ? '' : `, for ${point.target}`} <SourceChip source={point.source} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
