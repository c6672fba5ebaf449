/**
 * Memories of pure functions, one of each for the whole process. The server is built as two bundles, its
 * own and the one of the pages, and each holds a copy of this code: what one has worked out on a run holds
 * for the other as well.
 */
const registry = Symbol.for('assay.memories')

/** The memory of this name; made by whichever bundle asks first. */
export function sharedMemory<T extends object>(name: string, make: () => T): T {
  const scope = globalThis as { [registry]?: Map<string, object> }
  const known = scope[registry] === undefined ? new Map<string, object>() : scope[registry]
  scope[registry] = known
  const memory = known.get(name)
  if (memory !== undefined) return memory as T
  const made = make()
  known.set(name, made)
  return made
}

const numbers = sharedMemory('numbers', () => ({ given: new WeakMap<object, number>(), last: 0 }))

/** A number that no other object bears: by it an object can be part of a key. */
export function numberOf(one: object): number {
  const known = numbers.given.get(one)
  if (known !== undefined) return known
  numbers.last += 1
  numbers.given.set(one, numbers.last)
  return numbers.last
}

const work = sharedMemory('work', () => ({ judgements: 0, examinations: 0 }))

/** What was worked out so far and not remembered: judgements of a rule on a run, and examinations of a run. */
export function workDone(): { judgements: number; examinations: number } {
  return { ...work }
}

export function countWork(kind: keyof typeof work): void {
  work[kind] += 1
}

/** Lines of documents; whoever brings longer texts, or no end of them, has them read again. */
const linesOfDocuments = { longest: 2000, most: 20_000 }

/**
 * A pure function of a text, worked out once for each that is at most `longest` characters long: the lines
 * of the documents are the same after every upload. Nobody may change what it gives. Emptied when it has
 * grown to `most` texts.
 */
export function ofText<T>(
  name: string,
  read: (text: string) => T,
  { longest, most } = linesOfDocuments,
): (text: string) => T {
  const known = sharedMemory(`texts: ${name}`, () => new Map<string, { given: T }>())
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.given
    const given = read(text)
    if (text.length > longest) return given
    if (known.size >= most) known.clear()
    known.set(text, { given })
    return given
  }
}

/** What `memory` holds under a key, worked out where it holds nothing; beyond `most` the longest unused is forgotten. */
export function amongLatest<T>(memory: Map<string, T>, { key, most }: { key: string; most: number }, work: () => T): T {
  const known = memory.get(key)
  const found = known === undefined ? work() : known
  // Moved to the end: the order of a map is the order of last use.
  memory.delete(key)
  memory.set(key, found)
  if (memory.size > most) memory.delete(memory.keys().next().value as string)
  return found
}
