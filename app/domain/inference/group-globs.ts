import { compileGroup } from '../endpoint-groups'
import type { Run } from '../evidence'
import { sharedMemory } from '../memory'

/** The keys of a run's rows as one text, by which runs that requested the same are told. */
const requested = sharedMemory('requested', () => new WeakMap<Run, string>())

function requestedBy(run: Run): string {
  const known = requested.get(run)
  if (known !== undefined) return known
  const keys = run.endpoints.map(({ key }) => key).join('\0')
  requested.set(run, keys)
  return keys
}

/** What the runs requested, each list of keys once: most runs of a program request the same. */
export function requestedLists(runs: readonly Run[]): string[] {
  return [...new Set(runs.map(requestedBy))]
}

/** Every `METHOD name` of such lists, sorted. */
export function keysOf(lists: readonly string[]): string[] {
  return [...new Set(lists.flatMap((keys) => (keys === '' ? [] : keys.split('\0'))))].toSorted()
}

/** "metrics" and "metric" are one word. */
function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}

/** Words of a key's path; placeholders in brackets say nothing about the endpoint. */
function tokensOf(key: string): Set<string> {
  const path = key.replace(/\[[^\]]*id\]|\{[^}]*\}|<[^>]*>/g, ' ').toLowerCase()
  return new Set((path.match(/[\p{L}\p{N}]+/gu) ?? []).map(singular))
}

/** Tokens of each key of a list, worked out once for the many names that are looked up in it. */
const tokensByKeys = new WeakMap<readonly string[], Set<string>[]>()

function tokensIn(keys: readonly string[]): Set<string>[] {
  const known = tokensByKeys.get(keys)
  if (known !== undefined) return known
  const tokens = keys.map(tokensOf)
  tokensByKeys.set(keys, tokens)
  return tokens
}

/**
 * Globs of the group that a criterion's words name (semantics §1): the endpoints whose path has
 * all of these words as tokens. The shortest pattern that matches exactly those endpoints is
 * taken, so that it reads well in a program.md; where none does they are listed.
 */
export function globsForWords(name: string, keys: readonly string[]): string[] {
  const words = name
    .toLowerCase()
    .split('-')
    .filter((word) => word !== '')
    .map(singular)
  const tokens = tokensIn(keys)
  const wanted = keys.filter((_, at) => words.every((word) => tokens[at]!.has(word)))
  const loose = [`*${words.join('*')}*`]
  if (wanted.length === 0) return loose
  const [first, ...others] = words
  const candidates =
    words.length === 1
      ? [[`*/${first}/*`], loose]
      : [[`*${words.join('-')}*`], [`*/${first}/*${others.join('-')}*`], loose, [`*${words.toReversed().join('*')}*`]]
  for (const globs of candidates) {
    const matches = compileGroup(globs)
    const found = keys.filter((key) => matches(key))
    if (found.length === wanted.length && found.every((key) => wanted.includes(key))) return globs
  }
  return [...wanted]
}

const loginMethods = ['POST', 'PUT', 'PATCH']
const loginWords = ['login', 'signin', 'auth/token']

/**
 * The login group: write rows whose name contains login, signin or auth/token, in the spelling
 * of the runs (globs distinguish case). Without such a row the plain words.
 */
export function loginGlobs(keys: readonly string[]): string[] {
  const globs = new Set<string>()
  for (const key of keys) {
    const method = loginMethods.find((one) => key.startsWith(`${one} `))
    if (method === undefined) continue
    const name = key.slice(method.length + 1)
    const word = loginWords.find((one) => name.toLowerCase().includes(one))
    if (word === undefined) continue
    const at = name.toLowerCase().indexOf(word)
    globs.add(`${method} *${name.slice(at, at + word.length)}*`)
  }
  return globs.size === 0 ? loginWords.map((word) => `POST *${word}*`) : [...globs].toSorted()
}
