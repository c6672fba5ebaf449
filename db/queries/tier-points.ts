import { assessTiers } from '~/domain/assess'
import type { Assessment } from '~/domain/assessment'
import { sharedMemory } from '~/domain/memory'
import type { Instant } from '~/domain/place'
import { historyMoments, pointOf, type TierPoint, type TierTurn, tierTurns } from '~/domain/tier-history'
import type { AssayDatabase } from '../client.server'
import { loadProgramState } from './load-state'
import { listHappenings } from './moments'
import { readVersionOf } from './program-version'
import { judgedFingerprint } from './state-fingerprint'

/** Some programs' moments; each is a few criteria, not a whole assessment. */
const kept = 800
const memories = sharedMemory('tier-points', () => new WeakMap<AssayDatabase, Map<string, TierPoint[]>>())

/**
 * Every tier of a program as it was judged at a moment. Kept until something of the program is written,
 * apart from the whole assessments: a history asks for dozens of moments and would push those out.
 */
export function tierPointsAt(db: AssayDatabase, input: { program: string; asOf: Instant }): TierPoint[] {
  const memory = memoryOf(db)
  const key = keyOf(db, input)
  const known = memory.get(key)
  if (known !== undefined) return known
  const state = loadProgramState(db, input)
  const byState = judgedFingerprint(state)
  const points = memory.get(byState) ?? assessTiers(state).map(pointOf)
  for (const name of [byState, key]) keep(memory, name, points)
  return points
}

/** The same where it is known already; null where somebody would have to judge. */
export function tierPointsAtHand(db: AssayDatabase, input: { program: string; asOf: Instant }): TierPoint[] | null {
  return memoryOf(db).get(keyOf(db, input)) ?? null
}

/** What a whole assessment says of its tiers is kept for those who ask for the points alone. */
export function rememberTierPoints(db: AssayDatabase, input: { program: string }, assessment: Assessment): void {
  const { asOf, tiers } = assessment
  keep(memoryOf(db), keyOf(db, { program: input.program, asOf }), tiers.map(pointOf))
}

function memoryOf(db: AssayDatabase): Map<string, TierPoint[]> {
  const before = memories.get(db)
  const memory = before === undefined ? new Map<string, TierPoint[]>() : before
  if (before === undefined) memories.set(db, memory)
  return memory
}

function keyOf(db: AssayDatabase, input: { program: string; asOf: Instant }): string {
  return JSON.stringify([readVersionOf(db, input), input.program, input.asOf])
}

function keep(memory: Map<string, TierPoint[]>, key: string, points: TierPoint[]): void {
  memory.delete(key)
  memory.set(key, points)
  if (memory.size > kept) memory.delete(memory.keys().next().value as string)
}

/** As many as a page can wait for when nothing of them is known yet. */
const most = 24

export interface TierHistory {
  tierId: string
  turns: TierTurn[]
  /** Moments that were judged, and earlier ones that were not. */
  judged: number
  earlier: number
}

/** The turns of a tier's state up to the moment of an assessment, which is the last of them. */
export function tierHistoryAt(db: AssayDatabase, assessment: Assessment, tierId: string): TierHistory {
  const { asOf, settings } = assessment
  const { slug: program, timezone } = settings
  const asked = { tierId, timezone, until: asOf, most }
  const { moments, earlier } = historyMoments(listHappenings(db, { program }), asked)
  const pointAt = (at: Instant) =>
    at === asOf ? assessment.tiers.map(pointOf) : tierPointsAt(db, { program, asOf: at })
  // Evidence grows old with no event of its own: the moment shown is judged in any case.
  const all = moments.some(({ at }) => at === asOf) ? moments : [...moments, { at: asOf, day: null }]
  const points = all.map((one) => ({ ...one, point: pointAt(one.at).find(({ id }) => id === tierId) }))
  return { tierId, turns: tierTurns(points), judged: all.length, earlier }
}
