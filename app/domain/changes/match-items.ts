import { headOf, sameNumbers, sharedWords, similarity, wordsOf } from './similarity'

/** How items of one kind are told apart. */
export interface Identity<T> {
  /** Only items of one group can be the same: the week of a task, the tier of a criterion. */
  group: (item: T) => string
  /** A number or name that the author gave it; null where there is none. */
  ref: (item: T) => string | null
  text: (item: T) => string
  /** An id made from its text without the figures: a limit that moves leaves the item what it is. */
  name?: (item: T) => string
}

export interface Matched<T> {
  same: [before: T, after: T][]
  gone: T[]
  fresh: T[]
  /** Of those gone and fresh: pairs that may be the same. */
  maybe: [before: T, after: T][]
}

/** From here on two texts of one group are one item (semantics §7). */
const alike = 0.8
/** From here on a reader is told that two may be the same. */
const perhaps = 0.6
/** Beyond this many pairs only texts that share one of their rarest words are compared. */
const mostPairs = 40_000
const rarest = 3
/** Texts that share a word with more than these are told apart by their other words. */
const mostAlike = 40

interface Entry<T> {
  item: T
  group: string
  ref: string | null
  name: string | null
  full: string
  head: string
  words: Set<string>
  headWords: Set<string>
}

/**
 * Pairs the items of two snapshots one to one: within a group by ref, else by the exact text before
 * " - " or "(", else by a similarity of at least 0.8. Of the rest, which counts as removed and
 * added, pairs that share most of their words are told as maybe the same, whatever their group.
 */
export function matchItems<T>(before: readonly T[], after: readonly T[], identity: Identity<T>): Matched<T> {
  const left = new Set(before.map((item) => entryOf(item, identity)))
  const right = new Set(after.map((item) => entryOf(item, identity)))
  const same: [Entry<T>, Entry<T>][] = []
  const take = (a: Entry<T>, b: Entry<T>) => {
    left.delete(a)
    right.delete(b)
    same.push([a, b])
  }
  const keys: ((entry: Entry<T>) => string | null)[] = [
    ({ group, ref }) => (ref === null ? null : JSON.stringify([group, ref])),
    ({ group, full }) => JSON.stringify([group, full]),
    ({ group, name }) => (name === null ? null : JSON.stringify([group, name])),
    ({ group, head }) => JSON.stringify([group, head]),
  ]
  for (const key of keys) for (const [a, b] of equalPairs([...left], [...right], key)) take(a, b)
  const near = (a: Entry<T>, b: Entry<T>) => (a.group === b.group ? likeness(a, b) : 0)
  for (const [a, b] of bestPairs([...left], [...right], near, alike)) take(a, b)
  const maybe = bestPairs([...left], [...right], resemblance, perhaps)
  const items = ([a, b]: [Entry<T>, Entry<T>]): [T, T] => [a.item, b.item]
  const order = new Map(after.map((item, index) => [item, index]))
  return {
    same: same.map(items).sort((a, b) => (order.get(a[1]) as number) - (order.get(b[1]) as number)),
    gone: [...left].map(({ item }) => item),
    fresh: [...right].map(({ item }) => item),
    maybe: maybe.map(items),
  }
}

function entryOf<T>(item: T, { group, ref, text, name }: Identity<T>): Entry<T> {
  const words = text(item)
  const head = headOf(words)
  const full = words.trim()
  const known = name === undefined ? null : name(item)
  return {
    item,
    group: group(item),
    ref: ref(item),
    name: known,
    full,
    head,
    words: wordsOf(words),
    headWords: wordsOf(head),
  }
}

/** Pairs with one key, in the order of both sides. Two refs that differ are never the same item. */
function equalPairs<T>(left: Entry<T>[], right: Entry<T>[], key: (entry: Entry<T>) => string | null) {
  const waiting = new Map<string, Entry<T>[]>()
  for (const entry of right) {
    const name = key(entry)
    if (name === null) continue
    const others = waiting.get(name)
    if (others === undefined) waiting.set(name, [entry])
    else others.push(entry)
  }
  return left.flatMap((entry): [Entry<T>, Entry<T>][] => {
    const name = key(entry)
    const candidates = name === null ? undefined : waiting.get(name)
    const at = candidates === undefined ? -1 : candidates.findIndex((other) => refsAgree(entry, other))
    if (candidates === undefined || at < 0) return []
    return [[entry, candidates.splice(at, 1)[0] as Entry<T>]]
  })
}

function refsAgree<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.ref === null || b.ref === null || a.ref === b.ref
}

/** The likest first; each item once. */
function bestPairs<T>(
  left: Entry<T>[],
  right: Entry<T>[],
  measure: (a: Entry<T>, b: Entry<T>) => number,
  least: number,
): [Entry<T>, Entry<T>][] {
  const candidates = left.length * right.length > mostPairs ? byRareWords(right) : () => right
  const found = left.flatMap((a) =>
    candidates(a).flatMap((b) => {
      const size = measure(a, b)
      return size >= least ? [{ a, b, size }] : []
    }),
  )
  found.sort((one, other) => other.size - one.size)
  const used = new Set<Entry<T>>()
  return found.flatMap(({ a, b }): [Entry<T>, Entry<T>][] => {
    if (used.has(a) || used.has(b)) return []
    used.add(a)
    used.add(b)
    return [[a, b]]
  })
}

function byRareWords<T>(entries: readonly Entry<T>[]): (entry: Entry<T>) => Entry<T>[] {
  const byWord = new Map<string, Entry<T>[]>()
  for (const entry of entries) {
    for (const word of entry.words) {
      const others = byWord.get(word)
      if (others === undefined) byWord.set(word, [entry])
      else others.push(entry)
    }
  }
  return ({ words }) => {
    const lists = [...words].flatMap((word) => {
      const list = byWord.get(word)
      return list === undefined || list.length > mostAlike ? [] : [list]
    })
    const rare = lists.toSorted((one, other) => one.length - other.length).slice(0, rarest)
    return [...new Set(rare.flat())]
  }
}

function likeness<T>(a: Entry<T>, b: Entry<T>): number {
  if (!refsAgree(a, b) || !sameNumbers(a.head, b.head)) return 0
  const [short, long] = [a.head.length, b.head.length].toSorted((x, y) => x - y) as [number, number]
  // Added letters alone are more edits than would be let pass.
  return short < alike * long ? 0 : similarity(a.head, b.head)
}

/** One word or two in common are no resemblance: "Test Firefox", "Test Safari". */
function resemblance<T>(a: Entry<T>, b: Entry<T>): number {
  if (a.full === b.full) return 1
  return Math.max(shareOf(a.words, b.words), shareOf(a.headWords, b.headWords))
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length
  return common < 3 ? 0 : sharedWords(a, b)
}
