import type { ReconciledClaim, Source } from '../assessment'
import type { Place } from '../place'
import type { DocumentPlan } from '../plan'
import type { ClaimClass, ClaimKind, StatusWord } from '../vocabulary'
import { isRounding } from './deviation'
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
  /** For a figure held against another one: how far off it is, 0 to 1. */
  deviation?: number
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

/** Two statuses as worded, with what each means: a document may state one by a sign alone ("⏳"). */
export function statusPair(
  claim: { words: string; status?: StatusWord },
  other: { words: string; status: StatusWord },
): Record<string, string> {
  const words = { status: claim.words, other: other.words, otherMeaning: other.status }
  return claim.status === undefined ? words : { ...words, statusMeaning: claim.status }
}

/** Last of what is refuted, before what only lacks evidence: "~12.64 %" where the counts give 12.67 %. */
const roundings = 1.5
/** After what tiers, criteria and the program say; a pass that rests on taint tells more than any figure. */
const taintedPass = 2.5

/** Class first, then what the claim is about; tainted agreement stands after other support's lack. */
function weightOf(draft: ClaimDraft): number {
  const refuted = draft.class === 'contradicted' || draft.class === 'self_contradicted'
  if (refuted && draft.deviation !== undefined && isRounding(draft.deviation)) return roundings * 100
  const ofClass = draft.class === 'supported' && draft.tainted === true ? 2.5 : classOrder[draft.class]
  const ofKind = draft.reason === 'pass_claimed_of_tainted_run' ? taintedPass : kindOrder[draft.kind]
  return ofClass * 100 + ofKind
}

/** Tenths are enough: 9,148 requests for 200 and 61 failures for 0 are equally wrong. */
function tenths(deviation: number | undefined): number {
  return deviation === undefined ? 10 : Math.round(deviation * 10)
}

/** What a draft stands by in the ledger; `group` counts the groups in the order of their first draft. */
interface Standing<T> {
  entry: T
  weight: number
  tier: number
  off: number
  ownLine: number
  group: Group
}

interface Group {
  at: number
  /** Tenths of the draft that is furthest off. */
  worst: number
  /** First line. */
  line: number
}

/** Order of the ledger; figures of one run stay together, the run that is furthest off first. */
function inOrder<T extends { draft: ClaimDraft }>(entries: T[]): T[] {
  const groups = new Map<string, Group>()
  const standing = entries.map((entry): Standing<T> => {
    const { draft } = entry
    const [weight, off, ownLine] = [weightOf(draft), tenths(draft.deviation), lineOf(draft.claim)]
    const key = draft.deviation === undefined ? sourceKey(draft.claim) : `${weight} ${draft.subject}`
    const known = groups.get(key)
    const group = known === undefined ? { at: groups.size, worst: off, line: ownLine } : known
    if (known === undefined) groups.set(key, group)
    else {
      known.worst = Math.max(known.worst, off)
      known.line = Math.min(known.line, ownLine)
    }
    return { entry, weight, tier: tierNumber(draft), off, ownLine, group }
  })
  const sorted = standing.sort(
    (a, b) =>
      a.weight - b.weight ||
      a.tier - b.tier ||
      b.group.worst - a.group.worst ||
      a.group.line - b.group.line ||
      b.off - a.off ||
      a.ownLine - b.ownLine ||
      a.group.at - b.group.at,
  )
  return sorted.map(({ entry }) => entry)
}

/** The same for the same words in the same place, and for no others: neither slugs nor paths hold a NUL. */
function sourceKey(source: Source): string {
  if (source.kind !== 'document') return JSON.stringify(source)
  const { document, place, words } = source
  return `${document}\0${place.file}\0${place.line}\0${place.column}\0${words}`
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
  return inOrder(byPlace).map(({ draft, id }, rank) => ({
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
