import { canonicalJson } from './canonical-json'
import type { PackedCriterion, SignOffPack } from './pack'

export const packDifferenceKinds = [
  'day',
  'state',
  'roles',
  'evaluator',
  'criterion_added',
  'criterion_removed',
  'text',
  'rule',
  'conditions',
  'verdict',
  'measured',
  'evidence',
  'waivers',
] as const
export type PackDifferenceKind = (typeof packDifferenceKinds)[number]

/** One thing in which two packs of a tier differ; null where a side has none. */
export interface PackDifference {
  kind: PackDifferenceKind
  criterionId: string | null
  before: string | null
  after: string | null
}

/** What changed from one pack to another, in the order of the packs. */
export function packDiff(before: SignOffPack, after: SignOffPack): PackDifference[] {
  const now = new Map(after.criteria.map((one) => [one.id, one]))
  const were = new Set(before.criteria.map(({ id }) => id))
  const whole = (kind: PackDifferenceKind, from: string, to: string): PackDifference[] =>
    from === to ? [] : [{ kind, criterionId: null, before: from, after: to }]
  return [
    ...whole('state', before.state, after.state),
    ...before.criteria.flatMap((one) => {
      const current = now.get(one.id)
      if (current !== undefined) return criterionDiff(one, current)
      return [{ kind: 'criterion_removed' as const, criterionId: one.id, before: one.text, after: null }]
    }),
    ...after.criteria
      .filter(({ id }) => !were.has(id))
      .map((one) => ({ kind: 'criterion_added' as const, criterionId: one.id, before: null, after: one.text })),
    ...whole('waivers', waiversText(before), waiversText(after)),
    ...whole('roles', before.roles.join(', '), after.roles.join(', ')),
    ...whole('evaluator', String(before.evaluatorVersion), String(after.evaluatorVersion)),
    ...whole('day', before.asOf, after.asOf),
  ]
}

function criterionDiff(before: PackedCriterion, after: PackedCriterion): PackDifference[] {
  const part = (kind: PackDifferenceKind, read: (one: PackedCriterion) => string | null): PackDifference[] => {
    const [from, to] = [read(before), read(after)]
    return from === to ? [] : [{ kind, criterionId: before.id, before: from, after: to }]
  }
  return [
    ...part('text', ({ text }) => text),
    ...part('rule', ({ rule, deciding }) => (deciding === null ? rule : deciding)),
    ...part('conditions', ({ conditions }) => canonicalJson(conditions)),
    ...part('verdict', ({ verdict }) => verdict),
    ...part('measured', ({ measured, samples }) => canonicalJson([measured, samples])),
    ...part('evidence', evidenceText),
  ]
}

/** Every file by name and the start of its hash. */
function evidenceText({ evidence }: PackedCriterion): string {
  const files = [...evidence.runs, ...evidence.reports].flatMap((one) => one.files)
  const stated = evidence.attestations.map(({ subject, by, at }) => `${subject} stated by ${by} at ${at}`)
  return [...files.map(({ name, sha256 }) => `${name} ${sha256.slice(0, 12)}`), ...stated].join(', ')
}

function waiversText({ waivers }: SignOffPack): string {
  return waivers.map(({ criterionId, reason }) => `${criterionId}: ${reason}`).join('; ')
}
