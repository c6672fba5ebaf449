import { escalationTexts } from '~/reports/messages/escalation'
import type { EscalationView } from '~/reports/types-risks'
import { ClockList } from './clock-list'
import { EmptyState } from './empty-state'
import { SourceChip } from './source-chip'

/** The document's escalation matrix: each rule with what starts its clock and the clocks that it has. */
export function EscalationRules({ escalation }: { escalation: EscalationView }) {
  if (escalation.emptyText !== null)
    return <EmptyState title={escalationTexts.emptyTitle}>{escalation.emptyText}</EmptyState>
  return (
    <>
      {escalation.momentText === null ? null : <p className="secondary note">{escalation.momentText}</p>}
      <ul className="rules-list">
        {escalation.rules.map((rule) => (
          <li key={`${rule.trigger} ${rule.source.text}`}>
            <div className="rule-head">
              <h3>
                <span className="said">{rule.trigger}</span>
              </h3>
              <p className="secondary">
                {rule.contactText}, {rule.slaText} <SourceChip source={rule.source} />
              </p>
              <p className="fine secondary">{rule.watchText}</p>
            </div>
            <div>
              {rule.clocks.length === 0 ? (
                <p className="quiet secondary">{rule.quietText === null ? 'Not watched.' : rule.quietText}</p>
              ) : (
                <ClockList clocks={rule.clocks} named={false} />
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="secondary fine">{escalationTexts.hours}</p>
    </>
  )
}
