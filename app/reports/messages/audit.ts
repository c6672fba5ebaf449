import { formatMoment } from '../dates'
import { countOf } from '../format'

/** What an entry of the audit log says was done; the words in braces are facts of the entry. */
const actions: Readonly<Record<string, string>> = {
  import: 'imported {files}',
  upload: 'kept the receipt of an upload of {files}, {via}',
  'rule.set': 'set the rule of {criterionId} to {rule}',
  'rule.confirmed': 'confirmed the rule of {criterionId}: {rule}',
  'attestation.state': 'stated {subject}: {note}',
  'attestation.revoke': 'took back a statement on {subject}: {note}',
  'attestation.file': 'attached {name} to a statement',
  'run.invalidate': 'declared the run {runLabel} void: {reason}',
  'run.revalidate': 'took back that a run is void: {reason}',
  'waiver.request': 'asked to waive {criterionId} until {expiresAt}: {reason}',
  'waiver.approve': 'approved a waiver{of}: {note}',
  'waiver.reject': 'rejected a waiver{of}: {note}',
  'waiver.revoke': 'revoked a waiver{of}: {note}',
  'not_applicable.declare': 'declared that {criterionId} does not apply: {reason}',
  'not_applicable.confirm': 'confirmed that {criterionId} does not apply',
  'not_applicable.reject': 'rejected that {criterionId} does not apply: {note}',
  'not_applicable.withdraw': 'took back that {criterionId} does not apply: {note}',
  'removal.accept': 'accepted that the documents dropped {criterionId}: {reason}',
  'tier.approve': 'signed {tierId} as {role}: {meaning}',
  'tier.reject': 'signed {tierId} as {role}: rejects',
  'tier.withdraw': 'withdrew the signature on {tierId} as {role}',
  'member.add': 'added the member {name} as {role}',
  'member.role': 'made {name} {value}',
  'member.signs_as': 'said that {name} signs as {value}',
  'member.deactivated': 'deactivated {name}',
  'member.reactivated': 'reactivated {name}',
  'password.join': 'joined: {name} set a password',
  'password.change': 'changed the password of {name}',
  'password.reset': 'reset the password of {name}',
  'totp.on': 'set up a second factor for {name}',
  'totp.off': 'took away the second factor of {name}',
  'link.owner': 'made the first owner’s link, until {expiresAt}',
  'link.invite': 'invited {name}, until {expiresAt}',
  'link.reset': 'made a reset link for {name}, until {expiresAt}',
  'token.create': 'made the token “{label}” for {name}, until {expiresAt}',
  'token.revoke': 'revoked token {id}',
  'setting.groups': 'changed the endpoint groups: {value}',
  'setting.qualifying': 'changed which runs may decide: {value}',
  'setting.stalenessDays': 'changed how many days evidence counts: {value}',
  'setting.proof': 'changed what a ratio needs: {value}',
  'proof.attach': 'attached {kind} {value} to {subjectId}',
  'proof.withdraw': 'took back a proof: {reason}',
  'cost.record': 'recorded hours and cost of {weekId}: {note}',
  'cost.correct': 'corrected hours and cost of {weekId}: {note}',
  'risk.link': 'bound the risk {riskId} to {criterionId}: {note}',
  'risk.unlink': 'unbound the risk {riskId} from {criterionId}: {note}',
  'sheet.draft': 'saved draft {revision} of {sheet}',
  'sheet.publish': 'published version {version} of {sheet}',
  'program.archive': 'archived the program: {note}',
  'program.restore': 'took the program out of the archive: {note}',
  'webhook.set': 'sends events to {host}',
  'webhook.off': 'sends events no more',
}

/** An entry in words; an action without words of its own is named as it is, with its plain facts. */
export function auditSentence(action: string, facts: Readonly<Record<string, unknown>>): string {
  const said = (name: string): string => {
    const value = facts[name]
    if (name === 'of') return typeof facts.criterionId === 'string' ? ` of ${facts.criterionId}` : ''
    if (value === null || value === undefined || value === '') return '–'
    if (name === 'files' && typeof value === 'number') return countOf(value, 'file')
    if (name === 'meaning') return String(value).replaceAll('_', ' ')
    if (name.endsWith('At') && typeof value === 'string' && value.includes('T')) return formatMoment(value, 'UTC')
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  const words = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (words !== undefined) return words.replace(/\{(\w+)\}/g, (_, name: string) => said(name)).replace(/: –$/, '')
  const plain = Object.entries(facts).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return [action, ...plain.map(([name, value]) => `${name} ${value}`)].join(', ')
}

export const auditTexts = {
  title: 'Audit log',
  lede: 'Every recorded act, newest first, in one chain: each entry holds the hash of the one before it, so none can be changed, left out or moved unseen.',
  none: 'No entry fits.',
} as const
