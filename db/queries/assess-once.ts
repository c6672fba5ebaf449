import { assessProgram } from '~/domain/assess'
import type { Assessment, ProgramState } from '~/domain/assessment'
import { copyForState } from '~/domain/judged-alike'
import { sharedMemory } from '~/domain/memory'
import { judgedFingerprint } from './state-fingerprint'

/** Some programs at today and at the moments of their latest reviews. */
const kept = 64
/** A moment as it is, as it was before what is being written, and with the records of a later one. */
const keptOfMoment = 3

interface Known {
  moment: string
  assessment: Assessment
}

const memory = sharedMemory('assessments-by-state', () => ({
  byState: new Map<string, Known>(),
  /** Keys of the states of a program at a moment, the last used last. */
  byMoment: new Map<string, string[]>(),
}))

/**
 * What `assessProgram` says of a state, from memory where it said it of one with the same plans, runs and
 * acts: hours, cost and bonds of risks move no judgement, and an act of today moves none of last week.
 * A new object each time, since what is worked out on an assessment may rest on those as well.
 */
export function assessOnce(state: ProgramState): Assessment {
  const key = judgedFingerprint(state)
  const known = memory.byState.get(key)
  const found =
    known === undefined
      ? { moment: JSON.stringify([state.settings.slug, state.asOf]), assessment: assessProgram(state) }
      : known
  keep(key, found)
  return copyForState(found.assessment, state)
}

/**
 * A write makes a new state of today, and the one before is asked for no longer: it must not push out the
 * moments of other days, which no write of today moves.
 */
function keep(key: string, known: Known): void {
  const { byState, byMoment } = memory
  // Moved to the end: the order of a map is the order of last use.
  byState.delete(key)
  byState.set(key, known)
  const before = byMoment.get(known.moment)
  const ofMoment = [...(before === undefined ? [] : before.filter((one) => one !== key)), key]
  if (ofMoment.length > keptOfMoment) byState.delete(ofMoment.shift() as string)
  byMoment.set(known.moment, ofMoment)
  if (byState.size > kept) forget(byState.entries().next().value as [string, Known])
}

function forget([key, { moment }]: [string, Known]): void {
  const { byState, byMoment } = memory
  byState.delete(key)
  const left = (byMoment.get(moment) as string[]).filter((one) => one !== key)
  if (left.length === 0) byMoment.delete(moment)
  else byMoment.set(moment, left)
}
