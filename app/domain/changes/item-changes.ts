import type { Place } from '../place'
import type { Change, ChangeSubject, Side } from './change'
import { type Identity, matchItems } from './match-items'
import { headOf, normalText } from './similarity'

/** What a comparison needs to know of an item, whatever its kind. */
export interface Described {
  id: string
  text: string
  place: Place
  weekId: string | null
  tierId: string | null
  /** null for items without a box. */
  ticked: boolean | null
  /** What stands after " - ": said of a tick, and no change of its own beside one. */
  note: string | null
  /** Where it stands within its group (a day, a parent); another one means that it moved. */
  under: string | null
  /** Everything else that can change, each with its place. */
  fields: Record<string, Side | null>
}

export interface ItemChanges<T> {
  changes: Change[]
  /** Items that stand in both. */
  pairs: { before: T; after: T }[]
  /** All of the later snapshot. */
  later: readonly T[]
}

/** All that differs between two lists of items of one kind. */
export function itemChanges<T>(
  subject: ChangeSubject,
  lists: { before: readonly T[]; after: readonly T[] },
  identity: Identity<T>,
  describe: (item: T) => Described,
): ItemChanges<T> {
  const { same, gone, fresh, maybe } = matchItems(lists.before, lists.after, identity)
  const likeGone = new Map(maybe.map(([before, after]) => [before, sideOf(describe(after))]))
  const likeFresh = new Map(maybe.map(([before, after]) => [after, sideOf(describe(before))]))
  return {
    changes: [
      ...same.flatMap(([before, after]) => pairChanges(subject, describe(before), describe(after))),
      ...gone.map((item) => {
        const was = describe(item)
        return {
          ...blank(subject, was),
          kind: 'removed' as const,
          before: sideOf(was),
          maybe: likeGone.get(item) ?? null,
        }
      }),
      ...fresh.map((item) => {
        const now = describe(item)
        return {
          ...blank(subject, now),
          kind: 'added' as const,
          after: sideOf(now),
          maybe: likeFresh.get(item) ?? null,
        }
      }),
    ],
    pairs: same.map(([before, after]) => ({ before, after })),
    later: lists.after,
  }
}

function pairChanges(subject: ChangeSubject, was: Described, now: Described): Change[] {
  const found: Change[] = []
  const add = (kind: Change['kind'], over: Partial<Change> = {}) =>
    found.push({ ...blank(subject, now), kind, before: sideOf(was), after: sideOf(now), ...over })
  const turned = was.ticked !== null && now.ticked !== null && was.ticked !== now.ticked
  if (turned) add(now.ticked === true ? 'ticked' : 'unticked')
  if (was.under !== now.under) add('moved')
  // What a tick adds in brackets is its reason, not another wording.
  const reworded = turned ? headOf(was.text) !== headOf(now.text) : normalText(was.text) !== normalText(now.text)
  if (reworded) add('reworded')
  if (!turned && noteOf(was) !== noteOf(now)) {
    add('changed', { field: 'note', before: noteSide(was), after: noteSide(now) })
  }
  for (const field of new Set([...Object.keys(was.fields), ...Object.keys(now.fields)])) {
    const [before, after] = [was.fields[field] ?? null, now.fields[field] ?? null]
    if (wordsOfSide(before) !== wordsOfSide(after)) add('changed', { field, before, after })
  }
  return found
}

export function blank(
  subject: ChangeSubject,
  item: Pick<Described, 'id' | 'text' | 'weekId' | 'tierId'> & { ticked?: boolean | null },
): Change {
  return {
    subject,
    kind: 'changed',
    itemId: item.id,
    text: item.text,
    field: null,
    before: null,
    after: null,
    weekId: item.weekId,
    tierId: item.tierId,
    ticked: item.ticked ?? null,
    backing: null,
    goalpost: null,
    maybe: null,
  }
}

function noteOf({ note }: Described): string | null {
  return note === null ? null : normalText(note)
}

function noteSide({ note, place }: Described): Side | null {
  return note === null ? null : { words: note, place }
}

function wordsOfSide(side: Side | null): string | null {
  return side === null ? null : normalText(side.words)
}

function sideOf({ text, note, place }: Described): Side {
  return { words: note === null ? text : `${text} - ${note}`, place }
}
