import type { Side } from '../changes/change'
import { matchItems } from '../changes/match-items'
import { normalText } from '../changes/similarity'
import type { Risk } from '../plan'
import { riskIdentity } from './risk-standing'

/** `listed_closed`: it first appears among those that are resolved. */
export const riskChangeKinds = ['appeared', 'listed_closed', 'closed', 'reopened', 'changed', 'removed'] as const
export type RiskChangeKind = (typeof riskChangeKinds)[number]

export interface RiskChange {
  kind: RiskChangeKind
  /** Id in the later list, where it still stands there. */
  riskId: string
  text: string
  before: Risk | null
  after: Risk | null
  /** What is worded otherwise in a `changed` or `reopened` one. */
  fields: { field: RiskField; before: Side | null; after: Side | null }[]
  /** For what appeared or was removed: the risk on the other side that it may be. */
  maybe: Side | null
}

export const riskFields = ['text', 'probability', 'impact', 'mitigation', 'status', 'resolution'] as const
export type RiskField = (typeof riskFields)[number]

/** What differs between two lists of risks; a risk is known by its text, as a task is (semantics §7). */
export function riskChanges(before: readonly Risk[], after: readonly Risk[]): RiskChange[] {
  const { same, gone, fresh, maybe } = matchItems(before, after, riskIdentity)
  const likeGone = new Map(maybe.map(([left, right]) => [left, sideOf(right)]))
  const likeFresh = new Map(maybe.map(([left, right]) => [right, sideOf(left)]))
  const changes = [
    ...fresh.map(
      (risk): RiskChange => ({
        ...blank(risk.active ? 'appeared' : 'listed_closed', risk),
        after: risk,
        maybe: likeFresh.get(risk) ?? null,
      }),
    ),
    ...same.flatMap(([was, now]) => changeOf(was, now)),
    ...gone.map((risk): RiskChange => ({ ...blank('removed', risk), before: risk, maybe: likeGone.get(risk) ?? null })),
  ]
  return changes.toSorted((a, b) => riskChangeKinds.indexOf(a.kind) - riskChangeKinds.indexOf(b.kind))
}

function blank(kind: RiskChangeKind, { id, text }: Risk): RiskChange {
  return { kind, riskId: id, text, before: null, after: null, fields: [], maybe: null }
}

function changeOf(was: Risk, now: Risk): RiskChange[] {
  const both = { before: was, after: now }
  // What is resolved is listed without its columns: their absence is no change of its own.
  if (was.active && !now.active) return [{ ...blank('closed', now), ...both }]
  const fields = riskFields.flatMap((field) => {
    const [before, after] = [fieldSide(was, field), fieldSide(now, field)]
    return wordsOfSide(before) === wordsOfSide(after) ? [] : [{ field, before, after }]
  })
  if (!was.active && now.active) return [{ ...blank('reopened', now), ...both, fields }]
  return fields.length === 0 ? [] : [{ ...blank('changed', now), ...both, fields }]
}

function fieldSide(risk: Risk, field: RiskField): Side | null {
  if (field === 'status') return risk.status === null ? null : { words: risk.status.words, place: risk.status.place }
  const words = risk[field]
  return words === null ? null : { words, place: risk.place }
}

function sideOf({ text, place }: Risk): Side {
  return { words: text, place }
}

function wordsOfSide(side: Side | null): string | null {
  return side === null ? null : normalText(side.words)
}
