import type { ReconciledClaim, Source } from '../assessment'
import type { Place } from '../place'
import type { DocumentPlan } from '../plan'
import type { ClaimClass, ClaimKind } from '../vocabulary'
import type { ReconciliationReason } from './reasons'

/** A reconciled claim before it has its id and its rank. */
export interface ClaimDraft {
  kind: ClaimKind
  class: ClaimClass
  reason: ReconciliationReason
  subject: string
  weekId?: string | null
  tierId?: string | null
  numbers?: Record<string, number>
  words?: Record<string, string>
  claim: Source
  against?: Source | null
  tainted?: boolean
}

export function inDocument(plan: DocumentPlan, words: string, place: Place): Source {
  return { kind: 'document', document: plan.slug, place, words }
}

const classOrder: Record<ClaimClass, number> = {
  contradicted: 0,
  self_contradicted: 1,
  unsupported: 2,
  unclaimed: 3,
  supported: 4,
}

/** What matters more within a class: exits first, single tasks last, since there are many. */
const kindOrder: Record<ClaimKind, number> = {
  tier: 0,
  criterion: 1,
  program: 2,
  milestone: 3,
  week: 4,
  metric_figure: 5,
  run_figure: 6,
  target: 7,
  total: 8,
  progress: 9,
  risk: 10,
  deliverable: 11,
  task: 12,
}

function lineOf(source: Source): number {
  return source.place === null ? 0 : source.place.line
}

/** Order of the ledger: what evidence refutes before what the text refutes itself; tainted agreement after other support's lack. */
function compare(a: ClaimDraft, b: ClaimDraft): number {
  const weight = (draft: ClaimDraft) =>
    (draft.class === 'supported' && draft.tainted === true ? 2.5 : classOrder[draft.class]) * 100 +
    kindOrder[draft.kind]
  return weight(a) - weight(b) || tierNumber(a) - tierNumber(b) || lineOf(a.claim) - lineOf(b.claim)
}

/** Lower tiers come first, since the others build on them; tiers without a number last. */
function tierNumber({ kind, subject }: ClaimDraft): number {
  const digits = kind === 'tier' ? /-(\d+)$/.exec(subject)?.[1] : '0'
  return digits === undefined ? Number.MAX_SAFE_INTEGER : Number(digits)
}

function slugIn(source: Source): string {
  return source.kind === 'document' ? source.document : source.run
}

/** Ids from document, kind and line with an ordinal where a line holds several; rank 0 is worst. */
export function finishClaims(drafts: ClaimDraft[]): ReconciledClaim[] {
  const seen = new Map<string, number>()
  const byPlace = drafts.map((draft) => {
    const base = `${slugIn(draft.claim)}/${draft.kind}/${lineOf(draft.claim)}`
    const ordinal = (seen.get(base) ?? 0) + 1
    seen.set(base, ordinal)
    return { draft, id: ordinal === 1 ? base : `${base}-${ordinal}` }
  })
  return byPlace
    .sort((a, b) => compare(a.draft, b.draft))
    .map(({ draft, id }, rank) => ({
      id,
      kind: draft.kind,
      class: draft.class,
      subject: draft.subject,
      weekId: draft.weekId ?? null,
      tierId: draft.tierId ?? null,
      reason: draft.reason,
      numbers: draft.numbers ?? {},
      words: draft.words ?? {},
      claim: draft.claim,
      against: draft.against ?? null,
      tainted: draft.tainted ?? false,
      rank,
    }))
}
