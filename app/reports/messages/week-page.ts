import type { ProofKind } from '~/domain/work/records'
import type { SlipKind } from '~/domain/work/slips'
import type { ProofWorth } from '~/domain/work/task-proofs'
import type { Variance } from '~/domain/work/week-facts'
import type { ColourToken, Hallmark } from '../types-common'
import type { TaskFilter } from '../types-week'

export const proofKindWords = {
  run: 'run',
  file: 'file',
  commit: 'commit',
  url: 'address',
  note: 'note',
} satisfies Record<ProofKind, string>

const worthSigns = {
  proves: { glyph: '◆', word: 'proves', token: 'met' },
  tainted: { glyph: '▨', word: 'tainted', token: 'not-met' },
  void: { glyph: '–', word: 'void', token: 'not-met' },
  broken: { glyph: '!', word: 'broken', token: 'error' },
  out_of_time: { glyph: '◷', word: 'out of time', token: 'stale' },
  not_at_hand: { glyph: '○', word: 'not at hand', token: 'no-evidence' },
  shown_only: { glyph: '·', word: 'said', token: 'secondary' },
  withdrawn: { glyph: '–', word: 'taken back', token: 'secondary' },
} satisfies Record<ProofWorth, { glyph: string; word: string; token: ColourToken }>

const worthSentences = {
  proves: 'Evidence stored here: with the tick it counts as proof.',
  tainted: 'A finding taints this run, so it proves nothing.',
  void: 'A member declared this run void, so it proves nothing.',
  broken: 'The report is of a broken run, so it proves nothing.',
  out_of_time: 'Its time is unknown or later than this moment, so it proves nothing.',
  not_at_hand: 'No run or report of this name is at hand, so it proves nothing.',
  shown_only: 'Shown under the name of who attached it; it proves nothing.',
  withdrawn: 'Taken back.',
} satisfies Record<ProofWorth, string>

/** Proof is a stamp only where it proves; what is merely said is outlined. */
export function worthMark(worth: ProofWorth): Hallmark {
  const { glyph, word, token } = worthSigns[worth]
  const hatched = worth === 'tainted' || worth === 'broken'
  return { glyph, word, token, hatched, solid: worth === 'proves', title: `${word}: ${worthSentences[worth]}` }
}

export function worthSentence(worth: ProofWorth): string {
  return worthSentences[worth]
}

export const slipWords = { moved: 'moved', added: 'added', dropped: 'dropped' } satisfies Record<SlipKind, string>

export const showWords = {
  open: 'open',
  ticked: 'ticked',
  proven: 'proven',
  unproven: 'ticked without proof',
} satisfies Record<NonNullable<TaskFilter['show']>, string>

const unknownVariance = { nothing_planned: 'unknown: nothing is planned', nothing_estimated: 'unknown: no estimates' }

/** "−25 % (3 of 4)"; the sign tells that less was done than planned. */
export function varianceText(variance: Variance, amount: (value: number) => string): string {
  if (variance.kind === 'unknown') return unknownVariance[variance.reason]
  const { done, planned, ratio } = variance
  const percent = Math.abs(ratio * 100)
  // Never rounded to nothing: a variance that is there is shown.
  const digits = percent !== 0 && percent < 0.05 ? 'under 0.1' : String(Math.round(percent * 10) / 10)
  const sign = ratio < 0 ? '−' : ratio > 0 ? '+' : '±'
  return `${sign}${digits}\u202f% (${amount(done)} of ${amount(planned)})`
}

export const weekTexts = {
  actual: (counted: string, stated: string | null) =>
    stated === null ? counted : `${counted} (the document states ${stated})`,
  varianceTitle: '(done − planned) / planned',
  attachLede:
    'A run, a report or a file that is stored here proves what it is attached to, unless it is tainted or void. A commit, an address and a note are shown under your name and prove nothing.',
  attachWho: 'to attach evidence to a task',
  fileHint: 'At most 8 MB; load-test results go to Evidence, where they are read.',
  runHint: 'Its label or a short form of it, as v45.',
  noFilterMatch: 'No task of this week fits what is asked for.',
  vanished: 'These were attached to what the tracker no longer has. They are kept and count for nothing now.',
  noSlips: 'No snapshot moved a task to this week or from it, added one or dropped one.',
  oneSnapshot: 'There is one snapshot of the tracker: nothing to compare it with.',
  exitUnread: 'No measurable words: nothing here is judged.',
  exitAside: 'said, beside what is computed',
  exitOwn: 'No criterion says this; judged by its own words.',
} as const
