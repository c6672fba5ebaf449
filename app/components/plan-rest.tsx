import type { PlanReport } from '~/reports/types-plan-page'
import { Chips } from './plan-parts'
import { Section } from './section'
import { SourceChip } from './source-chip'

export function QuickWins({ items }: { items: PlanReport['quickWins'] }) {
  if (items.length === 0) return null
  return (
    <Section title="Quick wins" id="quick-wins">
      <ul className="entries worded">
        {items.map(({ text, estimate, impact, sources }) => (
          <li key={text}>
            <span className="secondary">{estimate}</span>
            <span>
              <span className="said">{text}</span>
              {impact === null ? null : <span className="secondary"> · {impact}</span>}
              <Chips sources={sources} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Open points, and who is named for what. */
export function PlanPeople({ report }: { report: Pick<PlanReport, 'openPoints' | 'people'> }) {
  return (
    <>
      {report.openPoints.length === 0 ? null : (
        <Section title="Open points">
          <ul className="entries plain">
            {report.openPoints.map(({ text, priority, target, source }) => (
              <li key={source.text}>
                <span className="said">{text}</span>{' '}
                <span className="secondary">{[priority, target].filter((part) => part !== null).join(' · ')}</span>{' '}
                <SourceChip source={source} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {report.people.length === 0 ? null : (
        <Section title="People">
          <dl className="manifest">
            {report.people.map(({ role, text, source }) => (
              <div key={source.text}>
                <dt>{role}</dt>
                <dd>
                  {text} <SourceChip source={source} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  )
}
