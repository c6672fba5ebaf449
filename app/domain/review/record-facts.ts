import { timeOf } from '../calendar'
import type { Fact, FactSource } from './facts'
import { fact, isWithin, type SheetAsked } from './moments'

interface Recorded {
  id: string
  kind: string
  at: string
  by: string
  subject: string
  note: string
  source: FactSource
}

/** What members put on record within the sheet's days: signatures, waivers, statements, void runs, rules. */
export function recordFacts(asked: SheetAsked): Fact[] {
  const all = [...signed(asked), ...waived(asked), ...stated(asked)]
  return all
    .filter(({ at }) => isWithin(asked, at))
    .toSorted((a, b) => timeOf(a.at) - timeOf(b.at) || (a.id < b.id ? -1 : 1))
    .map(({ id, source, ...words }) => fact('record', `record/${id}`, { code: 'record', words, sources: [source] }))
}

function signed({ after }: SheetAsked): Recorded[] {
  const { acts } = after.state
  if (acts === undefined) return []
  return acts.signOffs.map(({ id, tierId, meaning, role, by, at, note }) => ({
    id: `sign-off-${id}`,
    kind: `sign_${meaning}`,
    at,
    by,
    subject: tierId,
    note: note === '' ? role : `${role}: ${note}`,
    source: { kind: 'sign_off', id: String(id) },
  }))
}

function waived({ after }: SheetAsked): Recorded[] {
  const { acts } = after.state
  if (acts === undefined) return []
  const source: FactSource = { kind: 'waivers' }
  const waivers = acts.waivers.flatMap(({ id, criterionId, by, at, reason, decisions }) => [
    { id: `waiver-${id}`, kind: 'waiver_request', at, by, subject: criterionId, note: reason, source },
    ...decisions.map((one, at_) => ({
      id: `waiver-${id}-${at_}`,
      kind: `waiver_${one.kind}`,
      at: one.at,
      by: one.by,
      subject: criterionId,
      note: one.note,
      source,
    })),
  ])
  const declared = acts.notApplicable.flatMap(({ id, criterionId, by, at, reason, decisions }) => [
    { id: `not-applicable-${id}`, kind: 'not_applicable', at, by, subject: criterionId, note: reason, source },
    ...decisions.map((one, at_) => ({
      id: `not-applicable-${id}-${at_}`,
      kind: `not_applicable_${one.kind}`,
      at: one.at,
      by: one.by,
      subject: criterionId,
      note: one.note,
      source,
    })),
  ])
  return [...waivers, ...declared]
}

function stated({ after }: SheetAsked): Recorded[] {
  const { attestations, invalidations, bindings } = after.state
  return [
    ...attestations.map(({ id, subject, by, at, note }, index) => ({
      id: `attestation-${id ?? index}`,
      kind: 'attestation',
      at,
      by,
      subject,
      note,
      source: { kind: 'attestations' as const },
    })),
    ...invalidations.map(({ id, run, by, at, reason }, index) => ({
      id: `invalidation-${id ?? index}`,
      kind: 'invalidation',
      at,
      by,
      subject: run,
      note: reason,
      source: { kind: 'run' as const, run, row: null, place: null },
    })),
    ...bindings.map(({ criterionId, rule, kind, by, at }, index) => ({
      id: `rule-${index}`,
      kind: `rule_${kind}`,
      at,
      by,
      subject: criterionId,
      note: rule,
      source: { kind: 'criterion' as const, id: criterionId },
    })),
  ]
}
