import { approvalsOf } from '~/domain/acts/signatures'
import type { JudgedSignature } from '~/domain/acts/signed-tier'
import type { JudgedTier } from '~/domain/assessment'
import { formatDay, localTime } from './dates'
import { countOf } from './format'
import type { JudgedContext, ReportContext } from './report-context'

/** Roles that have to sign a tier; what the documents do not name is the default of the law. */
export function rolesOf(tier: JudgedTier): string[] {
  return tier.roles === undefined ? [] : tier.roles
}

export function signaturesOf(tier: JudgedTier): JudgedSignature[] {
  return tier.signatures === undefined ? [] : tier.signatures
}

export function dayText(context: JudgedContext, at: string): string {
  return formatDay(localTime(at, context.timezone).day)
}

/**
 * What was signed and what came of it, both facts in one line: "Signed by eve as stakeholder on 12
 * Jan 2026; since then v46 fails “P99 response time <2s”."
 */
export function signaturesText(context: JudgedContext, tier: JudgedTier): string | null {
  const roles = rolesOf(tier)
  const signatures = signaturesOf(tier)
  const given = signatures.map(
    ({ signOff: { by, role, at, meaning } }) =>
      `${meaning === 'reject' ? 'rejected' : 'signed'} by ${by} as ${role} on ${dayText(context, at)}`,
  )
  const standing = signatures.map(({ signOff }) => signOff)
  const open = roles.filter((role) => approvalsOf(standing, role).length === 0)
  if (given.length === 0) return roles.length === 0 ? null : `Signature of ${listed(roles)} needed.`
  const lead = sentence(given.join('; '))
  const since = sinceText(context, tier)
  const more = open.length === 0 ? '' : ` ${sentence(`signature of ${listed(open)} needed`)}`
  return `${lead}${since === null ? '' : ` ${since}`}${more}`
}

/** "Since then v46 fails “P99 response time <2s”." null where nothing came after, or nothing was signed. */
export function sinceText(context: JudgedContext, tier: JudgedTier): string | null {
  const fails = (tier.regressedBy === undefined ? [] : tier.regressedBy).map(({ criterionId, run }) => ({
    run,
    text: criterionText(context, criterionId),
  }))
  const [first] = fails
  if (first !== undefined) {
    const who = first.run === null ? 'later evidence' : context.short(first.run)
    const others = fails.length === 1 ? '' : `, and ${countOf(fails.length - 1, 'more such verdict')}`
    return `Since then ${who} fails “${first.text}”${others}.`
  }
  const changed = tier.differences === undefined ? 0 : tier.differences.length
  if (changed > 0)
    return `Since then ${countOf(changed, 'thing')} that ${changed === 1 ? 'was' : 'were'} signed changed.`
  return null
}

/** What a signature says of one criterion, where later evidence speaks against it. */
export function criterionSinceText(context: ReportContext, tier: JudgedTier, criterionId: string): string | null {
  const found = signaturesOf(tier).find(
    ({ counts, regressedBy }) => counts && regressedBy.some((one) => one.criterionId === criterionId),
  )
  if (found === undefined) return null
  const { by, role, at } = found.signOff
  const runs = found.regressedBy
    .filter((one) => one.criterionId === criterionId)
    .map(({ run }) => (run === null ? 'later evidence' : context.short(run)))
  return `Signed as met by ${by} as ${role} on ${dayText(context, at)}. Since then ${listed(runs)} ${runs.length === 1 ? 'does' : 'do'} not meet it.`
}

export function criterionText(context: JudgedContext, criterionId: string): string {
  const found = context.criterion(criterionId)
  return found === undefined ? criterionId : found.criterion.criterion.text
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export function listed(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined) return 'nobody'
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
