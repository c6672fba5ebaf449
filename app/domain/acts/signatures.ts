import type { JudgedCriterion } from '../assessment'
import { timeOf } from '../calendar'
import { may } from '../people'
import type { Instant } from '../place'
import type { ProgramSettings } from '../program'
import { parseRule } from '../rules'
import type { TierState } from '../vocabulary'
import type { Meaning, SignOff } from './records'
import { type Actor, done, type Outcome, refused } from './refusals'

/** Who signs a tier for which the program names nobody. */
const defaultRoles = ['stakeholder']

/** The roles that sign a tier: those that the program or the tier's own list names. */
export function requiredRoles(
  settings: ProgramSettings,
  tierId: string,
  criteria: readonly Pick<JudgedCriterion, 'rule'>[],
): string[] {
  const declared = settings.signers[tierId]
  const listed = criteria.flatMap(({ rule }) => signedRole(rule))
  const roles = [...new Set([...(declared === undefined ? [] : declared), ...listed])]
  return roles.length === 0 ? defaultRoles : roles
}

function signedRole(rule: string | null): string[] {
  const parsed = rule === null ? null : parseRule(rule)
  if (parsed === null || !parsed.ok) return []
  const { metric, selector } = parsed.rule
  return metric === 'signed' && selector.kind === 'name' ? [selector.name] : []
}

/**
 * The signatures of a tier that stand as of a moment: of each person and role the newest record,
 * unless that is a withdrawal.
 */
export function currentSignatures(signOffs: readonly SignOff[], tierId: string, asOf: Instant): SignOff[] {
  const known = signOffs.filter((one) => one.tierId === tierId && timeOf(one.at) <= timeOf(asOf))
  const replaced = new Set(known.map(({ replaces }) => replaces))
  return known.filter(({ id, meaning }) => !replaced.has(id) && meaning !== 'withdraw')
}

/** The newest record of a person and role on a tier, a withdrawal too: what the next one names. */
export function lastRecordOf(
  signOffs: readonly SignOff[],
  of: { tierId: string; by: string; role: string },
): SignOff | null {
  const own = signOffs.filter((one) => one.tierId === of.tierId && one.by === of.by && one.role === of.role)
  const last = own.at(-1)
  return last === undefined ? null : last
}

export function approves({ meaning }: Pick<SignOff, 'meaning'>): boolean {
  return meaning === 'approve' || meaning === 'approve_with_exceptions'
}

/** Approving signatures of a role, where nobody of that role rejects. */
export function approvalsOf(signatures: readonly SignOff[], role: string): SignOff[] {
  const own = signatures.filter((one) => one.role === role)
  return own.every(approves) ? own : []
}

const refusals = {
  blocked: 'tier_blocked',
  error: 'tier_error',
  unproven: 'tier_unproven',
} as const

/**
 * Whether a person may sign (semantics §8): under a role that the tier names and that is theirs,
 * once; rejecting in every state, approving only what is ready; exceptions and rejections say which and why.
 */
export function maySign(
  actor: Actor,
  asked: { role: string; roles: readonly string[]; meaning: Meaning; note: string; state: TierState },
): Outcome<null> {
  const { role, roles, meaning, note, state } = asked
  if (!may(actor.role, 'sign')) return refused('not_allowed')
  if (!roles.includes(role)) return refused('role_not_asked', { role, roles: roles.join(', ') })
  if (!actor.signsAs.includes(role) && actor.role !== role) return refused('role_not_yours', { role })
  if (meaning !== 'approve' && note.trim() === '') return refused('reason_missing')
  if (meaning !== 'reject' && (state === 'blocked' || state === 'error' || state === 'unproven'))
    return refused(refusals[state])
  return done(null)
}
