import type { Assessment, ProgramState } from './assessment'
import { sharedMemory } from './memory'

const copies = sharedMemory(
  'judged-alike',
  () => new WeakMap<Assessment, { judged: Assessment; state: ProgramState }>(),
)

/**
 * An assessment of one state of its own, of what was judged for all states that are judged alike: what is
 * worked out on the copy may rest on hours and bonds as well, what is worked out on `judged` may not.
 */
export function copyForState(judged: Assessment, state: ProgramState): Assessment {
  const copy = { ...judged }
  copies.set(copy, { judged, state })
  return copy
}

/** The one assessment of all states that are judged as this one is; itself where it was made for none or another. */
export function judgedAlike(assessment: Assessment, state: ProgramState): Assessment {
  const known = copies.get(assessment)
  return known !== undefined && known.state === state ? known.judged : assessment
}
