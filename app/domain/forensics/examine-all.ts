import type { ProgramState } from '../assessment'
import { timeOf } from '../calendar'
import { qualification } from '../criteria/context'
import type { Finding, Run } from '../evidence'
import { countWork, numberOf, sharedMemory } from '../memory'
import { answeredSizesOf, failedSizesOf } from './error-page-responses'
import { examineRun } from './index'
import { chooseReference, isTrustworthy } from './reference-run'

export interface Examined {
  run: Run
  findings: Finding[]
  isInvalid: boolean
  isInTime: boolean
  /** It may be the reference of later runs. */
  isTrusted: boolean
}

/** The runs of a program in their order, by the first of them and by what all were examined with. */
const passes = sharedMemory('passes', () => new WeakMap<Run, Map<string, Examined[]>>())
const keptPasses = 4

/** Findings of a run by all that they rest on beside the run. */
const found = sharedMemory('findings', () => new WeakMap<Run, Map<string, Finding[]>>())
const keptFindings = 8

/**
 * Findings of every run by its label; an inferred login group is left to the forensics, which know the
 * rows. Each run is held against the latest comparable one before it that may be trusted. What was
 * found is remembered, and nobody may change it: one more upload examines one run, and those that are
 * now compared with it.
 */
export function examineAll(state: ProgramState, invalid: ReadonlySet<string>): Record<string, Finding[]> {
  const steps = examineInSteps(state, invalid)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return Object.fromEntries(value.map(({ run, findings }) => [run.label, findings]))
  }
}

/** Runs that are examined in one step. */
const inOneStep = 20

/** {@link examineAll} for whoever has something else to do between some runs and the next. */
export function* examineInSteps(
  { settings, runs, asOf }: ProgramState,
  invalid: ReadonlySet<string>,
): Generator<void, readonly Examined[]> {
  const login = settings.groups.find((group) => group.name === 'login')
  const loginGlobs = login === undefined || login.inferred ? [] : login.globs
  const qualifies = qualification(settings.qualifying, { asOf, invalid })
  const until = timeOf(asOf)
  const memory = passMemory(runs, JSON.stringify([loginGlobs, settings.qualifying]))
  const trusted: Run[] = []
  const failedBefore = new Set<number>()
  let isSame = true
  const pass: Examined[] = []
  for (const [index, run] of runs.entries()) {
    if (index > 0 && index % inOneStep === 0) yield
    const isInvalid = invalid.has(run.label)
    const isInTime = run.effectiveAt !== null && timeOf(run.effectiveAt) <= until
    const known = memory.known[index]
    isSame = isSame && known?.run === run && known.isInvalid === isInvalid && known.isInTime === isInTime
    const one = isSame ? known! : fresh(run, isInvalid, isInTime)
    for (const bytes of failedSizesOf(run)) failedBefore.add(bytes)
    if (one.isTrusted) trusted.push(run)
    pass.push(one)
  }
  function fresh(run: Run, isInvalid: boolean, isInTime: boolean): Examined {
    const findings = examineRemembering(run, { loginGlobs, trusted, failedBefore })
    const isTrusted = qualifies(run, findings) && isTrustworthy(run, findings)
    return { run, findings, isInvalid, isInTime, isTrusted }
  }
  // A moment before the last has the beginning of the same runs: the longer pass holds for both.
  if (!isSame) memory.keep(pass)
  else if (pass.length > memory.known.length) memory.keep(pass)
  return pass
}

function passMemory(
  [first]: readonly Run[],
  key: string,
): { known: readonly Examined[]; keep(pass: Examined[]): void } {
  if (first === undefined) return { known: [], keep: () => undefined }
  const before = passes.get(first)
  const byKey = before === undefined ? new Map<string, Examined[]>() : before
  if (before === undefined) passes.set(first, byKey)
  const known = byKey.get(key)
  return {
    known: known === undefined ? [] : known,
    keep(pass) {
      byKey.delete(key)
      byKey.set(key, pass)
      if (byKey.size > keptPasses) byKey.delete(byKey.keys().next().value as string)
    },
  }
}

interface Before {
  loginGlobs: string[]
  /** Runs before that may be a reference, oldest first. */
  trusted: readonly Run[]
  /** Sizes of error pages of all runs before. */
  failedBefore: ReadonlySet<number>
}

/** Of all earlier runs the findings rest on the reference run, and on the error pages that this run's sizes are like. */
function examineRemembering(run: Run, { loginGlobs, trusted, failedBefore }: Before): Finding[] {
  const reference = chooseReference(run, trusted)
  const alike = answeredSizesOf(run).filter((bytes) => failedBefore.has(bytes))
  const against = reference === null ? null : [numberOf(reference.run), reference.kind]
  const key = JSON.stringify([loginGlobs, against, alike])
  const before = found.get(run)
  const known = before === undefined ? new Map<string, Finding[]>() : before
  if (before === undefined) found.set(run, known)
  const remembered = known.get(key)
  if (remembered !== undefined) return remembered
  countWork('examinations')
  const findings = examineRun(run, { loginGlobs, earlier: [], reference, failedBefore })
  known.set(key, findings)
  if (known.size > keptFindings) known.delete(known.keys().next().value as string)
  return findings
}
