import type { ReconciledClaim } from '../assessment'
import type { DocumentPlan } from '../plan'
import type { ClaimClass, ClaimKind } from '../vocabulary'
import { isDisagreement } from './answered'
import type { LineEdit } from './line-edit'
import { mergeParts } from './note'
import { type NoteFacts, partOfClaim } from './part-of-claim'

/** Kinds of claim that a ticked box makes; a figure quoted on its line is refuted beside the box. */
const boxKinds: ReadonlySet<ClaimKind> = new Set([
  'criterion',
  'task',
  'milestone',
  'deliverable',
  'tier',
  'week',
  'program',
])

export const annotatedClasses = ['contradicted', 'self_contradicted'] as const satisfies readonly ClaimClass[]
export type AnnotatedClass = (typeof annotatedClasses)[number]

/** A claim with what the note beside it says. */
export interface NotedClaim {
  claim: ReconciledClaim
  line: number
  part: string
}

/** Claims of a document that its notes answer or are to answer, in the order of the ledger. */
export function notedClaims(
  claims: readonly ReconciledClaim[],
  document: string,
  facts: NoteFacts,
  only: ReadonlySet<ClaimClass>,
): NotedClaim[] {
  return claims.flatMap((claim): NotedClaim[] => {
    if (claim.claim.kind !== 'document' || claim.claim.document !== document) return []
    const { line } = claim.claim.place
    if (claim.reason === 'corrected_in_place') {
      const part = claim.words.note
      return part === undefined ? [] : [{ claim, line, part }]
    }
    if (!isDisagreement(claim) || !only.has(claim.class)) return []
    return [{ claim, line, part: partOfClaim(claim, facts) }]
  })
}

/**
 * What has to change so that the document says what the evidence says: ticked boxes that the evidence
 * contradicts lose their tick, and beside every refuted claim stands what refutes it. Nothing where
 * the notes say so already.
 */
export function planEdits(plan: DocumentPlan, noted: readonly NotedClaim[]): LineEdit[] {
  const notes = new Map((plan.notes ?? []).map(({ parts, place }) => [place.line, parts]))
  const byLine = new Map<number, NotedClaim[]>()
  for (const one of noted) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one])
  return [...byLine].flatMap(([line, claims]): LineEdit[] => {
    const open = claims.filter(({ claim }) => isDisagreement(claim))
    if (open.length === 0) return []
    const refuted = open.some(({ claim }) => claim.class === 'contradicted' && boxKinds.has(claim.kind))
    const boxes = refuted ? plan.boxes.filter((box) => box.ticked && box.place.line === line) : []
    const old = notes.get(line) ?? []
    const parts = mergeParts(
      old,
      claims.map(({ part }) => part),
    )
    const unchanged = parts.length === old.length && parts.every((part, index) => part === old[index])
    if (unchanged && boxes.length === 0) return []
    return [{ line, untick: boxes.map(({ place }) => place.column), parts: unchanged ? [] : parts }]
  })
}
