import { assessProgram } from '~/domain/assess'
import type { Assessment, ProgramState } from '~/domain/assessment'
import { sharedMemory } from '~/domain/memory'
import { judgedFingerprint } from './state-fingerprint'

/** Some programs at today and at the moments of their latest reviews. */
const kept = 48
const memory = sharedMemory('assessments-by-state', () => new Map<string, Assessment>())

/**
 * What `assessProgram` says of a state, from memory where it said it of one with the same plans, runs and
 * acts: hours, cost and bonds of risks move no judgement, and an act of today moves none of last week.
 * A new object each time, since what is worked out on an assessment may rest on those as well.
 */
export function assessOnce(state: ProgramState): Assessment {
  const key = judgedFingerprint(state)
  const known = memory.get(key)
  const assessment = known === undefined ? assessProgram(state) : known
  // Moved to the end: the map's order is the order of last use.
  memory.delete(key)
  memory.set(key, assessment)
  if (memory.size > kept) memory.delete(memory.keys().next().value as string)
  return { ...assessment }
}
