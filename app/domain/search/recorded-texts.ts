import type { ProgramState } from '../assessment'
import type { SearchKind } from './kinds'

export const recordActs = [
  'waiver',
  'not_applicable',
  'attestation',
  'invalidation',
  'sign_off',
  'acceptance',
  'proof',
  'cost',
  'risk_link',
] as const
export type RecordAct = (typeof recordActs)[number]

/** Words that a member recorded, or that are worked out on read: looked through when they are asked for. */
export interface SearchText {
  kind: SearchKind
  /** `week-3` of a review, `waiver/12` of a record, the run's label of a finding, an address of help. */
  key: string
  name: string
  body: string
  about: string | null
  run: string | null
}

/**
 * What members wrote, as of the state's moment. It is in no index: there is little of it, the state
 * already keeps to the moment, and a second copy of what is recorded could disagree with the first.
 */
export function recordedTexts(
  state: Pick<ProgramState, 'acts' | 'attestations' | 'invalidations' | 'work'>,
): SearchText[] {
  const { acts, attestations, invalidations, work } = state
  const notes = (decisions: readonly { note: string }[]) => decisions.map(({ note }) => note)
  return [
    ...(acts === undefined ? [] : acts.waivers).map((one) =>
      record('waiver', one.id, one.criterionId, [one.reason, ...notes(one.decisions)], one.by),
    ),
    ...(acts === undefined ? [] : acts.notApplicable).map((one) =>
      record('not_applicable', one.id, one.criterionId, [one.reason, ...notes(one.decisions)], one.by),
    ),
    ...(acts === undefined ? [] : acts.signOffs).map((one) =>
      record('sign_off', one.id, one.tierId, [one.role, one.note], one.by),
    ),
    ...(acts === undefined ? [] : acts.acceptances).map((one, at) =>
      record('acceptance', at + 1, one.criterionId, [one.reason], one.by),
    ),
    ...attestations.map((one, at) =>
      record('attestation', one.id ?? at + 1, one.subject, [one.note, one.file?.name], one.by),
    ),
    ...invalidations.map((one, at) => ({
      ...record('invalidation', one.id ?? at + 1, one.run, [one.reason], one.by),
      run: one.run,
    })),
    ...(work === undefined ? [] : work.proofs).map((one) =>
      record('proof', one.id, one.subjectId, [one.subjectText, one.value, one.note], one.by),
    ),
    ...(work === undefined ? [] : work.costs).map((one) => record('cost', one.id, one.weekId, [one.note], one.by)),
    ...(work === undefined ? [] : work.riskLinks).map((one, at) =>
      record('risk_link', at + 1, one.riskId, [one.criterionId, one.note], one.by),
    ),
    ...latestSheets(work),
  ]
}

function record(
  act: RecordAct,
  id: number,
  about: string,
  said: readonly (string | undefined)[],
  by: string,
): SearchText {
  const body = [...said, by].filter((text) => text !== undefined && text !== '').join(' · ')
  return { kind: 'record', key: `${act}/${id}`, name: about, body, about, run: null }
}

/** Of a week or day the version that stands. */
function latestSheets(work: ProgramState['work']): SearchText[] {
  const latest = new Map((work === undefined ? [] : work.sheets).map((sheet) => [sheet.sheet, sheet]))
  return [...latest.values()].map(({ sheet, words, by }) => ({
    kind: 'review',
    key: sheet,
    name: sheet,
    body: [...Object.values(words), by].filter((text) => text !== '').join(' · '),
    about: sheet,
    run: null,
  }))
}

/** Which act a record's key names. */
export function actOf(key: string): RecordAct | null {
  const named = key.split('/')[0]
  return recordActs.find((act) => act === named) ?? null
}
