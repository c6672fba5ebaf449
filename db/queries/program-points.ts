import { assessPoint } from '~/domain/assess'
import type { Instant } from '~/domain/place'
import { type CurveMoment, curveMoments, type ProgramPoint, programPoint } from '~/domain/work/program-point'
import type { AssayDatabase } from '../client.server'
import { loadProgramState, readDeclaredTimezone } from './load-state'
import { listHappenings } from './moments'
import { readVersionOf } from './program-version'
import { findProgram } from './programs'

/** Some programs' curves; a point is a few numbers. */
const kept = 1000
const memories = new WeakMap<AssayDatabase, Map<string, ProgramPoint>>()

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
  const { program: slug, asOf } = input
  const program = findProgram(db, { slug })
  if (program === null) return { points: [], left: 0 }
  const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
  const { moments, left } = curveMoments(listHappenings(db, { program: slug }), {
    timezone,
    until: asOf,
    most: mostMoments,
  })
  return { points: moments.map(({ at, day }) => ({ ...pointAt(db, { program: slug, asOf: at }), day })), left }
}

function pointAt(db: AssayDatabase, input: { program: string; asOf: Instant }): ProgramPoint {
  const before = memories.get(db)
  const memory = before === undefined ? new Map<string, ProgramPoint>() : before
  memories.set(db, memory)
  const key = JSON.stringify([readVersionOf(db, input), input.program, input.asOf])
  const found = memory.get(key)
  if (found !== undefined) return found
  const state = loadProgramState(db, input)
  const point = programPoint(state, assessPoint(state))
  memory.set(key, point)
  if (memory.size > kept) memory.delete(memory.keys().next().value as string)
  return point
}
