import { canonicalJson } from '~/domain/acts/canonical-json'
import type { StoredEntry } from './chain'

/**
 * The row that an entry of the first releases bears: those named no table and did not repeat the
 * row. As `table canonical-json`, without the row's number; none for entries that bear none.
 */
export function formerRows(entry: StoredEntry, payload: Record<string, unknown>): string[] {
  const row = formerRow(entry, payload)
  return row === null ? formerMember(entry, payload) : [row]
}

/** Such an entry named the member, where the row has a number. */
function formerMember({ action, at, actor: by }: StoredEntry, payload: Record<string, unknown>): string[] {
  const { name, displayName, role, signsAs, value } = payload
  const act = (kind: string, value: unknown) => `member_act ${canonicalJson({ name, kind, value, by, at })}`
  switch (action) {
    case 'member.add': {
      const words = Array.isArray(signsAs) && signsAs.length > 0 ? [act('signs_as', signsAs.join(','))] : []
      return [`member ${canonicalJson({ name, displayName, by, at })}`, act('role', role), ...words]
    }
    case 'member.role':
    case 'member.signs_as':
    case 'member.deactivated':
    case 'member.reactivated':
      return [act(action.slice('member.'.length), value)]
    default:
      return []
  }
}

/** What an import's entry says of its upload. */
export function formerUpload(programId: unknown, at: unknown, by: unknown): string {
  return JSON.stringify([programId, at, by])
}

function formerRow(entry: StoredEntry, payload: Record<string, unknown>): string | null {
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
