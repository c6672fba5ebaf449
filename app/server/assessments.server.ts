import type { Assessment, ProgramState } from '~/domain/assessment'
import { sharedMemory } from '~/domain/memory'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '~db/client.server'
import { assessOnce } from '~db/queries/assess-once'
import { loadProgramState } from '~db/queries/load-state'
import { readVersionOf } from '~db/queries/program-version'
import { stateFingerprint } from '~db/queries/state-fingerprint'
import { rememberTierPoints } from '~db/queries/tier-points'

export interface Assessed {
  state: ProgramState
  assessment: Assessment
}

/** Enough for a few programs and a reader who steps back and forth through time. */
const kept = 24

const caches = sharedMemory('assessments', () => new WeakMap<AssayDatabase, Map<string, Assessed>>())

/**
 * A program's state and assessment as of a moment. The same question is answered from memory until
 * something of that program is written, in this process or another (its version is part of the question).
 */
export function assessmentFor(db: AssayDatabase, input: { program: string; asOf: Instant }): Assessed {
  let cache = caches.get(db)
  if (cache === undefined) {
    cache = new Map()
    caches.set(db, cache)
  }
  const key = keyOf(db, input)
  const known = cache.get(key)
  if (known !== undefined) {
    // Moved to the end: the map's order is the order of last use.
    cache.delete(key)
    cache.set(key, known)
    return known
  }
  const assessed = assess(db, input)
  cache.set(key, assessed)
  if (cache.size > kept) cache.delete(cache.keys().next().value as string)
  return assessed
}

/**
 * The same for whoever keeps only a summary of it: what is remembered is used, and nothing is pushed
 * out of the memory by going through all programs.
 */
export function judgeOnce(db: AssayDatabase, input: { program: string; asOf: Instant }): Assessed {
  const known = caches.get(db)?.get(keyOf(db, input))
  return known === undefined ? assess(db, input) : known
}

function keyOf(db: AssayDatabase, input: { program: string; asOf: Instant }): string {
  return JSON.stringify([readVersionOf(db, input), input.program, input.asOf])
}

/** Whether somebody asked this since the last write of the program. */
export function isAtHand(db: AssayDatabase, input: { program: string; asOf: Instant }): boolean {
  return caches.get(db)?.has(keyOf(db, input)) === true
}

const expectations = sharedMemory('expected-assessments', () => new WeakMap<AssayDatabase, Map<string, Expected>>())

interface Expected {
  fingerprint: string
  assessed: Assessed
}

/**
 * A state that an upload under way is about to make, judged: the answer once it is the state, and to nobody
 * before. Answers how to forget it.
 */
export function expectAssessed(db: AssayDatabase, program: string, assessed: Assessed): () => void {
  const known = expectations.get(db) ?? new Map<string, Expected>()
  expectations.set(db, known)
  const expected = { fingerprint: stateFingerprint(assessed.state), assessed }
  known.set(program, expected)
  return () => {
    if (known.get(program) === expected) known.delete(program)
  }
}

function assess(db: AssayDatabase, input: { program: string; asOf: Instant }): Assessed {
  const state = loadProgramState(db, input)
  const expected = expectations.get(db)?.get(input.program)
  const isExpected = expected !== undefined && expected.fingerprint === stateFingerprint(state)
  const assessed = isExpected ? expected.assessed : { state, assessment: assessOnce(state) }
  rememberTierPoints(db, input, assessed.assessment)
  return assessed
}
