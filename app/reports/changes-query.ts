import { groupBy } from './group'
import type { ChangesQuery, SnapshotAtHand } from './types-changes'

export function changesQuery(parameters: Pick<URLSearchParams, 'get'>): ChangesQuery {
  const given = (name: string) => {
    const value = parameters.get(name)?.trim()
    return value === undefined || value === '' ? null : value
  }
  const number = (name: string) => {
    const value = Number(given(name))
    return Number.isInteger(value) && value > 0 ? value : null
  }
  return {
    document: given('document'),
    from: number('from'),
    to: number('to'),
    group: given('group'),
    about: given('about'),
    week: given('week'),
  }
}

export interface Chosen {
  document: string
  before: SnapshotAtHand
  after: SnapshotAtHand
}

/**
 * The two snapshots that an address means, the earlier first whichever way they are asked for. By
 * default the newest of the document against the one before it, and the tracker where it has two.
 */
export function chooseSnapshots(kept: readonly SnapshotAtHand[], asked: ChangesQuery): Chosen | null {
  const document = asked.document ?? defaultDocument(kept)
  const own = kept.filter((one) => one.document === document)
  const at = (revision: number | null) => own.findIndex((one) => one.revision === revision)
  const to = asked.to === null ? own.length - 1 : at(asked.to)
  const from = asked.from === null ? (asked.to === null || to > 0 ? to - 1 : to + 1) : at(asked.from)
  const [before, after] = [own[Math.min(from, to)], own[Math.max(from, to)]]
  if (document === null || before === undefined || after === undefined || before === after) return null
  return { document, before, after }
}

/** A document with two snapshots before one with one, the tracker before the others. */
export function defaultDocument(kept: readonly SnapshotAtHand[]): string | null {
  const groups = [...groupBy(kept, ({ document }) => document).values()]
  const isTracker = (group: SnapshotAtHand[]) => group.some(({ plan }) => plan.role === 'tracker')
  const ranked = groups.toSorted(
    (a, b) => Number(b.length > 1) - Number(a.length > 1) || Number(isTracker(b)) - Number(isTracker(a)),
  )
  return ranked[0]?.[0]?.document ?? null
}
