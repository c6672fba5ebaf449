import type { Assessment } from '~/domain/assessment'
import { timeOf } from '~/domain/calendar'
import { compileGroup } from '~/domain/endpoint-groups'
import { may, type Role } from '~/domain/people'
import type { Attestation } from '~/domain/program'
import { moment } from './dates'
import { readRule } from './messages/facts'
import { type ReportContext, reportContext } from './report-context'
import type { AttestationView } from './types-acts'
import type { ReportInput } from './types-common'

interface Viewing {
  name: string
  role: Role
}

/** What members stated, newest first; of one criterion where it is named. */
export function attestationViews(
  assessment: Assessment,
  input: ReportInput,
  viewer: Viewing | null,
  criterionId: string | null = null,
): AttestationView[] {
  const context = reportContext(assessment, input)
  const about = aboutCriteria(context)
  return input.state.attestations
    .filter(({ subject }) => criterionId === null || about(subject).some(({ id }) => id === criterionId))
    .map((one) => viewOf(context, one, { viewer, criteria: about(one.subject) }))
    .toSorted((a, b) => timeOf(b.at.iso) - timeOf(a.at.iso))
}

function viewOf(
  context: ReportContext,
  one: Attestation,
  { viewer, criteria }: { viewer: Viewing | null; criteria: AttestationView['criteria'] },
) {
  const { id, subject, by, at, note, file, revokedAt } = one
  const standing = revokedAt === null || timeOf(revokedAt) > timeOf(context.assessment.asOf)
  return {
    id: id === undefined ? null : id,
    subject,
    criteria: criteria.map((criterion) => ({ ...criterion })),
    by,
    at: moment(at, context.timezone),
    note,
    file: file === undefined || file === null ? null : { ...file, href: context.href.attached(file.sha256) },
    standing,
    standingText: standing ? 'stands' : `taken back ${moment(revokedAt as string, context.timezone).text}`,
    mine: viewer !== null && (viewer.name === by || may(viewer.role, 'manage_settings')),
  }
}

/** Criteria that a statement is about: by their id, or by the name in their rule. Many are about the same. */
function aboutCriteria({ assessment, href }: ReportContext): (subject: string) => AttestationView['criteria'] {
  const all = assessment.tiers.flatMap(({ criteria }) => criteria)
  const known = new Map<string, AttestationView['criteria']>()
  return (subject) => {
    const before = known.get(subject)
    if (before !== undefined) return before
    const found = all
      .filter(({ criterion, rule }) => criterion.id === subject || isNamedBy(rule, subject))
      .map(({ criterion: { id, text } }) => ({ id, text, href: href.criterion(id) }))
    known.set(subject, found)
    return found
  }
}

function isNamedBy(text: string | null, subject: string): boolean {
  const rule = readRule(text)
  if (rule === null || rule.selector.kind !== 'name') return false
  if (rule.metric === 'tests') return compileGroup([rule.selector.name])(subject)
  return (rule.metric === 'attested' || rule.metric === 'delivered') && rule.selector.name === subject
}
