import { noEvidenceYet } from '~/reports/messages/evidence'
import { EmptyState } from './empty-state'

/** Before anything was received: what to do, in commands that can be copied. */
export function EvidenceEmpty() {
  return (
    <EmptyState title={noEvidenceYet.title}>
      <p>{noEvidenceYet.sentence}</p>
      <dl className="teach">
        {noEvidenceYet.steps.map(([label, command]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <code>{command}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p>{noEvidenceYet.after}</p>
    </EmptyState>
  )
}
