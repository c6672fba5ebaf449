import type { ReconciledClaim } from '~/domain/assessment'
import { type ReconciliationReason, reconciliationReasons } from '~/domain/reconcile/reasons'
import {
  type ClaimFacts,
  counted,
  day,
  findings,
  hours,
  labels,
  named,
  number,
  open,
  percent,
  quoted,
  run,
  span,
  state,
  status,
  value,
  verdictWord,
  word,
} from './claim-facts'
import { figure, figureSentences } from './reconcile-figures'
import { statementSentences } from './reconcile-statements'
import { classMeanings } from './words'

type Sentence = (facts: ClaimFacts) => string

/** What was said, and the verdict's own sentence with the numbers: "Ticked; 0 of 200 logins succeeded in v45." */
function verdict(facts: ClaimFacts, said: string): string {
  const { verdictSentence } = facts
  if (verdictSentence === null) return `${said}; the verdict is ${verdictWord(facts)}.`
  // Words go on after the semicolon; names and abbreviations ("P99", "GET") stay as they are.
  const goesOn = /^\p{Lu}\p{Ll}/u.test(verdictSentence)
  const rest = goesOn ? `${verdictSentence.charAt(0).toLowerCase()}${verdictSentence.slice(1)}` : verdictSentence
  return `${said}; ${rest}`
}

function metOfTotal(facts: ClaimFacts): string {
  const { met, total } = facts.n
  return met === undefined || total === undefined
    ? ''
    : `: ${number(facts, 'met')} of ${counted(facts, 'total', 'criterion')} met`
}

function tierSaid(facts: ClaimFacts): string {
  return `It is called done, and ${named(facts, 'tier', 'the tier')} is ${state(facts)}${metOfTotal(facts)}.`
}

function byRuns(facts: ClaimFacts): string {
  return word(facts, 'runs', '') === '' ? '' : ` in ${labels(facts, 'runs')}`
}

function ticked(facts: ClaimFacts): string {
  return `${number(facts, 'done')} of ${counted(facts, 'total', 'box')} are ticked`
}

/** One sentence per reason of the reconciliation. */
export const reconcileSentences = {
  ...figureSentences,
  ...statementSentences,
  ticked_but_not_met: (f) => verdict(f, 'Ticked'),
  ticked_but_error: (f) => verdict(f, 'Ticked'),
  ticked_but_inconclusive: (f) => verdict(f, 'Ticked'),
  ticked_but_no_evidence: (f) => verdict(f, 'Ticked'),
  ticked_but_stale: (f) => verdict(f, 'Ticked'),
  ticked_and_met: (f) => (f.verdictSentence === null ? 'Ticked, and met.' : `Ticked, and met. ${f.verdictSentence}`),
  met_but_unclaimed: (f) =>
    f.verdictSentence === null ? 'Met, and nobody claims it.' : `Met, and nobody claims it. ${f.verdictSentence}`,
  quoted_value_fails_own_limit: (f) =>
    `It refutes itself: ${value(f, 'value')}${span(f) === value(f, 'value') ? '' : ` (${span(f)})`} is not ${word(f, 'limit', value(f, 'limit'))}.`,
  quotes_other_percentile: (f) =>
    `It quotes ${word(f, 'quoted').toUpperCase()} where ${word(f, 'asked').toUpperCase()} is asked for.`,
  cites_absent_run: (f) => `It rests on ${quoted(f, 'run')}, of which no file is at hand.`,
  cites_tainted_run: (f) => `It rests on ${run(f)}, which is tainted${findings(f)}.`,
  tier_claimed_but_blocked: tierSaid,
  tier_claimed_but_error: tierSaid,
  tier_claimed_but_unproven: tierSaid,
  tier_claimed_and_ready: (f) => `The criteria agree${metOfTotal(f)}.`,
  tier_claimed_over_open_criteria: (f) =>
    `It is called done, and ${open(f, 'criterion', 'ticked')} in the checklist of ${named(f, 'tier', 'its tier')}.`,
  statuses_differ: (f) => `One place says ${status(f, 'status')}, another ${status(f, 'other')}.`,
  week_done_over_open_boxes: (f) => `It is called done, and ${open(f, 'box')}.`,
  week_done_over_open_deliverables: (f) => `It is called done, and ${open(f, 'deliverable')}.`,
  week_done_without_proof: (f) => `All ${counted(f, 'total', 'task')} are ticked; with proof: ${number(f, 'proven')}.`,
  week_done_and_proven: (f) => `All ${counted(f, 'total', 'task')} are ticked and proven.`,
  exit_criterion_not_met: (f) =>
    `All criteria are called met, and ${quoted(f, 'criterion')} is not: ${run(f)} has ${figure(f)} ${value(f, 'value')}.`,
  exit_criteria_undecided: (f) =>
    `${number(f, 'met')} of ${counted(f, 'total', 'exit criterion')} met${byRuns(f)}; ${quoted(f, 'criterion')} is not decided${findings(f)}.`,
  exit_criteria_met: (f) => `${number(f, 'met')} of ${counted(f, 'total', 'exit criterion')} met${byRuns(f)}.`,
  criteria_claimed_but_tier_not_ready: (f) =>
    `All criteria are called met, and ${named(f, 'tier', 'the tier')} is ${state(f)}${metOfTotal(f)}.`,
  criteria_rest_on_absent_run: (f) =>
    `The criteria rest on ${quoted(f, 'run')}, which is not at hand, is tainted, or has other figures.`,
  criteria_verified_but_open: (f) => `All success criteria are said to be met, and ${open(f, 'criterion')}.`,
  planned_tasks_dropped: (f) =>
    `It is called done, and ${number(f, 'dropped')} of ${counted(f, 'total', 'task')} that an earlier snapshot planned for it are gone: ${word(f, 'tasks', 'unnamed')}.`,
  estimates_differ: (f) =>
    `It is estimated at ${hours(f, 'minutes')} here and at ${hours(f, 'otherMinutes')} in ${word(f, 'document', 'another document')}.`,
  option_differs: (f) =>
    `Option ${word(f, 'chosen', '?')} is carried out; ${word(f, 'document', 'another document')} recommends option ${word(f, 'recommended', '?')}.`,
  program_done_tiers_not_ready: (f) =>
    `It is called finished, and ${number(f, 'notReady')} of ${counted(f, 'total', 'tier')} are not ready.`,
  program_statuses_differ: (f) => `One place says ${status(f, 'status')}, another ${status(f, 'other')}.`,
  percent_over_open_boxes: (f) => `${percent(f, 'percent')} is claimed, and ${open(f, 'box')}.`,
  percent_differs_from_boxes: (f) =>
    `${percent(f, 'percent')} is claimed; ${ticked(f)}${f.n.boxesPercent === undefined ? '' : `, ${percent(f, 'boxesPercent')}`}.`,
  percent_agrees_with_boxes: (f) => `${ticked(f)}: the percentage agrees.`,
  progress_chain_break: (f) =>
    `${named(f, 'previousSubject', 'the last step')} ends at ${percent(f, 'previous')}, ${named(f, 'subject', 'the next')} says ${percent(f, 'percent')}.`,
  part_percent_over_open_boxes: (f) => `${percent(f, 'percent')} is claimed for it, and ${open(f, 'box')}.`,
  done_after_last_update: (f) =>
    `It is called done on ${day(f, 'date')}, and the document was last updated on ${day(f, 'lastUpdated')}.`,
  achieved_before_its_days: (f) =>
    `It is called achieved on ${day(f, 'achieved')}, before the days it marks (${day(f, 'date')}).`,
  corrected_in_place: (f) => `The document corrects it in the same line: ${word(f, 'note')}.`,
} satisfies Record<ReconciliationReason, Sentence>

export function isReconciliationReason(code: string): code is ReconciliationReason {
  return (reconciliationReasons as readonly string[]).includes(code)
}

/** What the ledger says about one claim, with its numbers. */
export function reconcileSentence(
  claim: ReconciledClaim,
  context: Pick<ClaimFacts, 'short' | 'verdictSentence' | 'taintSentences'>,
): string {
  if (!isReconciliationReason(claim.reason)) return classMeanings[claim.class]
  const sentence: Sentence = reconcileSentences[claim.reason]
  const text = sentence({ n: claim.numbers, w: claim.words, ...context })
  // A run's label stays as it is written.
  return /^\S*[_\d]/.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
