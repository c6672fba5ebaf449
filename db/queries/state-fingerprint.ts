import type { ProgramState } from '~/domain/assessment'
import { numberOf } from '~/domain/memory'
import { noWork } from '~/domain/work/records'
import { sha256 } from '../digest'

/**
 * What tells one state of a program from every other within this process: two with the same fingerprint
 * give the same assessment. Runs, plans and reports are kept as the same objects as long as their rows
 * are the same (`loadReceived`), so their numbers stand for them; the rest is written out. An upload
 * of today leaves the states of earlier days as they were.
 */
export function stateFingerprint(state: ProgramState): string {
  const { runs, snapshots, earlier, reports, ...rest } = state
  const dated = [snapshots, earlier].map((list) => list.map(({ plan, ...stated }) => [numberOf(plan), stated]))
  const held = [runs.map(numberOf), reports === undefined ? null : reports.map(numberOf)]
  return sha256(JSON.stringify([held, dated, rest]))
}

/** The same of what judging reads: of the recorded work that is the proofs alone. */
export function judgedFingerprint(state: ProgramState): string {
  const { work, ...rest } = state
  return stateFingerprint(work === undefined ? rest : { ...rest, work: { ...noWork, proofs: work.proofs } })
}
