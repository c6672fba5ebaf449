import { canonicalJson } from '~/domain/acts/canonical-json'
import type { StoredEntry } from './chain'

/**
 * The row that an entry of the first releases bears: those named no table and did not repeat the
 * row. As `table canonical-json`, without the row's number; null for entries that bear none.
 */
export function formerRow(entry: StoredEntry, payload: Record<string, unknown>): string | null {
  const { programId, at, actor: by } = entry
  const { subject, note } = payload
  switch (entry.action) {
    case 'rule.set':
    case 'rule.confirmed': {
      const { criterionId, rule, kind } = payload
      return `rule_binding ${canonicalJson({ programId, criterionId, rule, kind, by, at })}`
    }
    case 'attestation.state':
      return `attestation ${canonicalJson({ programId, subject, by, at, note, revokes: null })}`
    case 'attestation.revoke':
      return `attestation ${canonicalJson({ programId, subject, by, at, note, revokes: payload.attestationId })}`
    case 'run.invalidate':
      return `invalidation ${canonicalJson({ programId, runLabel: payload.run, by, at, reason: payload.reason })}`
    default:
      return null
  }
}
