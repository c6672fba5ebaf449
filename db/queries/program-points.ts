import { type AssessedPoint, assessPoint } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import { sharedMemory } from '~/domain/memory'
import type { Happening } from '~/domain/moments'
import type { Instant } from '~/domain/place'
import { type CurveMoment, curveMoments, type ProgramPoint, programPoint } from '~/domain/work/program-point'
import type { AssayDatabase } from '../client.server'
import { loadProgramState, readDeclaredTimezone } from './load-state'
import { listHappenings } from './moments'
import { readVersionOf } from './program-version'
import { listPrograms } from './programs'
import { judgedFingerprint, stateFingerprint } from './state-fingerprint'

/** Some programs' curves; a point is a few numbers, and known by its moment and by its state. */
const kept = 2000
const memories = sharedMemory('program-points', () => new WeakMap<AssayDatabase, Map<string, ProgramPoint>>())

/** As many as a page can wait for when nothing of them is known yet. */
const mostMoments = 40

export interface ProgramCurve {
  /** Oldest first; the last is the moment asked about. */
  points: (ProgramPoint & Pick<CurveMoment, 'day'>)[]
  /** Days between them that were left out. */
  left: number
}

/**
 * A program at the ends of the days at which anything took effect, up to a moment: each judged as it
 * was, by the documents, evidence and acts of its time. Points are kept until something of the program is written.
 */
export function programPointsAt(db: AssayDatabase, input: { program: string; asOf: Instant }): ProgramCurve {
  const asked = momentsOf(db, input)
  if (asked === null) return { points: [], left: 0 }
  const { moments, left } = asked
  const { program } = input
  return { points: moments.map(({ at, day }) => ({ ...pointAt(db, { program, asOf: at }), day })), left }
}

/**
 * Whether a moment of the curve has not been judged yet; `judge` judges the first of them, so that who
 * must not keep others waiting takes one at a time.
 */
export function warmNextPoint(db: AssayDatabase, input: { program: string; asOf: Instant }, judge: boolean): boolean {
  const asked = momentsOf(db, input)
  if (asked === null) return false
  const memory = memoryOf(db)
  const keys = keysAt(db, input.program)
  const missing = asked.moments.find(({ at }) => !memory.has(keys(at)))
  if (missing !== undefined && judge) pointAt(db, { program: input.program, asOf: missing.at })
  return missing !== undefined
}

function momentsOf(db: AssayDatabase, { program: slug, asOf }: { program: string; asOf: Instant }) {
  const program = listPrograms(db).find((one) => one.slug === slug)
  if (program === undefined) return null
  const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
  const happenings = listHappenings(db, { program: slug })
  const known = lastAsked.get(happenings)
  if (known !== undefined && known.asOf === asOf && known.timezone === timezone) return known.moments
  const moments = curveMoments(happenings, { timezone, until: asOf, most: mostMoments })
  lastAsked.set(happenings, { asOf, timezone, moments })
  return moments
}

/** The moments that were asked for last of a list of happenings: most readers ask for today. */
const lastAsked = new WeakMap<
  readonly Happening[],
  { asOf: Instant; timezone: string; moments: ReturnType<typeof curveMoments> }
>()

function memoryOf(db: AssayDatabase): Map<string, ProgramPoint> {
  const before = memories.get(db)
  const memory = before === undefined ? new Map<string, ProgramPoint>() : before
  memories.set(db, memory)
  return memory
}

function keysAt(db: AssayDatabase, program: string): (asOf: Instant) => string {
  const version = readVersionOf(db, { program })
  return (asOf) => JSON.stringify([version, program, asOf])
}

function pointAt(db: AssayDatabase, input: { program: string; asOf: Instant }): ProgramPoint {
  const memory = memoryOf(db)
  const key = keysAt(db, input.program)(input.asOf)
  const found = memory.get(key)
  if (found !== undefined) return keep(memory, key, found)
  const state = loadProgramState(db, input)
  const byState = stateFingerprint(state)
  const point = memory.get(byState) ?? programPoint(state, judgedPoint(state))
  keep(memory, byState, point)
  return keep(memory, key, point)
}

/** The days of some programs to which something is being written. */
const keptJudged = 16
const judgedPoints = sharedMemory('judged-points', () => new Map<string, AssessedPoint>())

/** Hours, cost and bonds of risks move no judgement: the day that they are written on is judged once. */
function judgedPoint(state: ProgramState): AssessedPoint {
  const key = judgedFingerprint(state)
  const known = judgedPoints.get(key)
  const point = known === undefined ? assessPoint(state) : known
  judgedPoints.delete(key)
  judgedPoints.set(key, point)
  if (judgedPoints.size > keptJudged) judgedPoints.delete(judgedPoints.keys().next().value as string)
  return point
}

/** Moved to the end: days that every curve shares outlive moments that one reader asked for. */
function keep(memory: Map<string, ProgramPoint>, key: string, point: ProgramPoint): ProgramPoint {
  memory.delete(key)
  memory.set(key, point)
  if (memory.size > kept) memory.delete(memory.keys().next().value as string)
  return point
}
