import { deviationOf, isRounding } from '~/domain/reconcile/deviation'
import { formatValue } from '../format'
import type { ClaimFacts } from './claim-facts'
import {
  findings,
  money,
  named,
  number,
  open,
  quoted,
  ratio,
  run,
  span,
  state,
  unitOf,
  value,
  word,
} from './claim-facts'
import { words } from './facts'

const metricNames: Record<string, string> = {
  error: 'error rate',
  success: 'success rate',
  rps: 'throughput',
  avg: 'average',
  requests: 'number of requests',
  failures: 'number of failures',
}

/** What a figure belongs to: "P99", "requests of Login POST". */
export function figure(facts: ClaimFacts): string {
  const metric = word(facts, 'metric', 'figure')
  const endpoint = facts.w.endpoint
  const known = metricNames[metric]
  const name = /^p\d/.test(metric) ? words(metric).toUpperCase() : known === undefined ? words(metric) : known
  return endpoint === undefined || endpoint === '' ? name : `${name} of ${endpoint}`
}

function elsewhere(facts: ClaimFacts): string {
  const { elsewhere: label } = facts.w
  return label === undefined || label === '' ? '' : ` ${facts.short(label)} has exactly these figures.`
}

function inDocument(facts: ClaimFacts): string {
  const { document } = facts.w
  return document === undefined || document === '' ? 'another place' : document
}

function subject(facts: ClaimFacts): string {
  return facts.w.subject === 'program' ? 'the program' : named(facts, 'subject', 'what it marks')
}

/** Beside the figure as stated: rounded to the nearest, with as many digits as it takes to differ. */
function measured(facts: ClaimFacts, key: string): string {
  const { value: stated, low, high } = facts.n
  const number = facts.n[key]
  const unit = unitOf(facts)
  if (number === undefined || stated === undefined) return 'an unknown value'
  const end = number > stated ? high : low
  return formatValue(number, unit === null ? 'count' : unit, { limit: end === undefined ? null : end }).text
}

/** A measured value that agrees with what is stated: rounded away from passing it would seem to differ. */
function nearest(facts: ClaimFacts, key: string): string {
  const number = facts.n[key]
  const unit = unitOf(facts)
  return number === undefined ? 'an unknown value' : formatValue(number, unit === null ? 'count' : unit).text
}

/** The stated figure; how far its digits reach only where that is what matters. */
function stated(facts: ClaimFacts): string {
  const { value: number, measured: beside, limit } = facts.n
  const other = beside === undefined ? limit : beside
  const unit = unitOf(facts)
  const apart =
    number !== undefined && other !== undefined && unit !== null && !isRounding(deviationOf(number, other, unit))
  return apart ? formatValue(number, unit).text : span(facts)
}

function step(facts: ClaimFacts): string {
  const { step: name } = facts.w
  // Targets of the figure at hand carry no step of their own.
  return name === undefined || ['', 'current', 'stated'].includes(name) ? '' : ` (${named(facts, 'step', name)})`
}

/** Figures against targets, against runs, and against each other. */
export const figureSentences = {
  figure_fails_target: (f) => `${figure(f)} is given as ${stated(f)}; the target${step(f)} is ${word(f, 'target')}.`,
  figure_fails_other_target: (f) =>
    `${figure(f)} is given as ${stated(f)}; ${inDocument(f)} asks for ${word(f, 'target')}${step(f)}.`,
  ratio_does_not_fit: (f) =>
    `${number(f, 'part')} in ${number(f, 'whole')} gives ${ratio(f, 'actual')}, not ${word(f, 'stated', 'what is stated')}.`,
  ratio_fits_wrong_denominator: (f) =>
    `${word(f, 'stated', 'The ratio')} comes from ${number(f, 'part')} in ${number(f, 'whole')}, all requests; it speaks of ${word(f, 'endpoint', 'some of them')} alone.`,
  figure_jump: (f) => `${figure(f)} goes from ${value(f, 'from')} to ${value(f, 'to')} within one step.`,
  table_row_twice: (f) =>
    `The table has two rows for ${subject(f)}, in lines ${number(f, 'first')} and ${number(f, 'second')}.`,
  targets_differ: (f) =>
    `The target for ${figure(f)}${step(f)} is ${word(f, 'target')} here and ${word(f, 'other')} in ${inDocument(f)}; the stricter decides.`,
  target_loosened: (f) =>
    `The target for ${figure(f)}${step(f)} is now ${word(f, 'target')}; an earlier snapshot asked for more: ${word(f, 'other')}.`,
  target_tightened: (f) =>
    `The target for ${figure(f)}${step(f)} is now ${word(f, 'target')}; an earlier snapshot asked for less: ${word(f, 'other')}.`,
  target_metric_replaced: (f) => `The column ${quoted(f, 'metric')} was replaced by ${quoted(f, 'other')}.`,
  figure_agrees: (f) => `${run(f)} has ${figure(f)} ${nearest(f, 'measured')}: the figure agrees.`,
  figure_agrees_but_run_tainted: (f) =>
    `${run(f)} has ${figure(f)} ${nearest(f, 'measured')}: the figure agrees, but the run is tainted${findings(f)}.`,
  figure_outside_precision: (f) =>
    `${figure(f)} is given as ${stated(f)}; ${run(f)} has ${measured(f, 'measured')}.${elsewhere(f)}`,
  figure_row_not_found: (f) => `${quoted(f, 'endpoint')} fits no row of ${run(f)}, or several with different figures.`,
  figure_not_in_run: (f) => `The files of ${run(f)} state no ${figure(f)}.`,
  run_not_at_hand: (f) => `No file of ${quoted(f, 'quoted')} is at hand.${elsewhere(f)}`,
  no_run_named: (f) => `The figures under ${quoted(f, 'title')} name neither a run nor a file.`,
  file_not_at_hand: (f) => `The file ${word(f, 'file')} is cited and not at hand.`,
  pass_claimed_of_tainted_run: (f) =>
    f.taintSentences.length === 0
      ? `A pass is claimed of ${run(f)}, which is tainted${findings(f)}.`
      : `A pass is claimed of ${run(f)}. ${f.taintSentences.join(' ')}`,
  pass_claimed_against_target: (f) => `A pass is claimed of ${value(f, 'value')}; the target is ${word(f, 'target')}.`,
  parts_do_not_sum: (f) => `${word(f, 'parts', 'The parts')} sum to ${number(f, 'sum')}, not ${number(f, 'total')}.`,
  total_is_not_sum: (f) => `The total is stated as ${money(f, 'stated')}; the rows sum to ${money(f, 'sum')}.`,
  total_is_sum: (f) => `The rows sum to the stated ${money(f, 'sum')}.`,
  actuals_not_recorded: (f) =>
    `${named(f, 'week', 'the week')} is called complete, and its actuals are zero: not recorded.`,
  task_proven: (f) => `Proven by ${f.w.run === undefined ? word(f, 'proofs', 'evidence at hand') : run(f)}.`,
  task_proven_by_member: (f) =>
    `Proven by ${f.w.run === undefined ? word(f, 'proof', 'a file') : run(f)}, which ${word(f, 'by', 'a member')} attached.`,
  task_proof_void: (f) => `It rests on ${run(f)}, which a member declared void.`,
  task_proof_out_of_time: (f) => `Its line names ${run(f)}, whose time is unknown or later than this moment.`,
  task_proof_tainted: (f) => `It names ${run(f)} as proof, and that run is tainted${findings(f)}.`,
  task_proof_not_at_hand: (f) => `It names ${word(f, 'proofs', 'a proof')}, which is not at hand.`,
  task_without_proof: () => 'It is ticked, and nothing at hand proves it.',
  deliverable_artifact_named: (f) => `It names ${word(f, 'proofs', 'an artifact')}.`,
  deliverable_without_artifact: () => 'It is ticked and names no artifact.',
  milestone_over_open_boxes: (f) => `It is ticked, and ${open(f, 'box')} in ${subject(f)}.`,
  milestone_tier_not_ready: (f) => `It is ticked, and ${named(f, 'tier', 'its tier')} is ${state(f)}.`,
  milestone_tier_ready: () => 'The verdict agrees.',
  milestone_without_proof: () => 'Every box of it is ticked; none of that is proof.',
  milestone_open_but_subject_done: (f) => `It is not ticked, and ${subject(f)} is called complete.`,
} satisfies Record<string, (facts: ClaimFacts) => string>
