import type { JudgedCriterion, JudgedTier, ReconciledClaim } from '../assessment'
import type { ReconciliationReason } from '../reconcile/reasons'
import { parseRule } from '../rules'
import { shortLabels } from '../short-label'
import { amount, grouped, measuredAmount, percent } from './amount'
import { noteWords } from './note'

/** What the parts of notes are written from. */
export interface NoteFacts {
  criterion: (id: string) => JudgedCriterion | undefined
  /** Short form of a run's label; the label itself where no run at hand bears it. */
  short: (label: string) => string
}

/** Lookups over the criteria and runs of an assessment. */
export function noteFacts(tiers: readonly JudgedTier[], labels: readonly string[]): NoteFacts {
  const criteria = new Map(tiers.flatMap((tier) => tier.criteria).map((one) => [one.criterion.id, one]))
  let forms: ReadonlyMap<string, string> | null = null
  const short = (label: string) => {
    forms ??= shortLabels(labels)
    return forms.get(label) ?? label
  }
  return { criterion: (id) => criteria.get(id), short }
}

type Part = (claim: ReconciledClaim, facts: NoteFacts) => string

const said = (claim: ReconciledClaim, key: string) => claim.words[key] ?? 'unknown'
const plain = (id: string) => id.replaceAll('_', ' ').replace(/-(?=\d)/g, ' ')

/** A number of the claim by its unit; missing ones are called unknown, never 0. */
function figure(claim: ReconciledClaim, key: string, unit = claim.words.unit ?? 'other'): string {
  const value = claim.numbers[key]
  return value === undefined ? 'unknown' : amount(value, unit)
}

function count(claim: ReconciledClaim, key: string): string {
  return figure(claim, key, 'count')
}

function runOf(claim: ReconciledClaim, facts: NoteFacts): string {
  const label = claim.against?.kind === 'run' ? claim.against.run : claim.words.run
  return label === undefined ? 'the runs at hand' : facts.short(label)
}

/** "p99 2,300 ms in v45, not met". */
function notMet(claim: ReconciledClaim, facts: NoteFacts): string {
  const judged = facts.criterion(claim.subject)
  if (judged === undefined || judged.rule === null) return 'not met'
  const parsed = parseRule(judged.rule)
  const metric = parsed.ok ? `${parsed.rule.metric} ` : ''
  const source = judged.run === null ? judged.report : facts.short(judged.run)
  const where = source === undefined ? '' : ` in ${source}`
  return judged.measured === null ? `not met${where}` : `${metric}${measuredAmount(judged.measured)}${where}, not met`
}

function tierState(claim: ReconciledClaim): string {
  const { met, total } = claim.numbers
  const counts = met === undefined || total === undefined ? '' : `, ${met} of ${total} criteria met`
  return `${plain(said(claim, 'tier'))} ${plain(said(claim, 'state'))}${counts}`
}

function tainted(claim: ReconciledClaim, facts: NoteFacts): string {
  const { loginFailures, loginRequests } = claim.numbers
  const logins =
    loginFailures === undefined || loginRequests === undefined
      ? ''
      : `, ${grouped(loginFailures)} of ${grouped(loginRequests)} logins failed`
  return `${runOf(claim, facts)} is tainted${logins}`
}

/** Totals of cost tables, by the column that they close: money in cents, time in minutes. */
function sum(claim: ReconciledClaim): string {
  const value = claim.numbers.sum
  if (value === undefined) return 'not the sum'
  const column = plain(said(claim, 'column'))
  return `${column} sums to ${/cost/.test(column) ? `$${grouped(value / 100)}` : hours(value)}`
}

function hours(minutes: number | undefined): string {
  return minutes === undefined ? 'another estimate' : `${grouped(Number((minutes / 60).toFixed(2)))} h`
}

const boxes: Part = () => 'boxes are open'
const elsewhere: Part = (claim) => `elsewhere ${plain(claim.words.otherMeaning ?? 'another status')}`
/** A run that bears the very name says no more by being named again. */
function nameTaken(claim: ReconciledClaim, facts: NoteFacts): string {
  const name = said(claim, 'name')
  const run = runOf(claim, facts)
  return `${name} is the name of an earlier run${run === name ? '' : `, ${run}`}`
}

const missesTarget: Part = (claim) => `target ${said(claim, 'target')} not reached`

/** Counts of boxes are left out on purpose: every tick would make the note wrong. */
const parts: Partial<Record<ReconciliationReason, Part>> = {
  ticked_but_not_met: notMet,
  quoted_value_fails_own_limit: (c) => `${figure(c, 'value')} is not ${said(c, 'limit')}`,
  quotes_other_percentile: (c) => `quotes ${said(c, 'quoted')} where ${said(c, 'asked')} is asked`,
  tier_claimed_but_blocked: tierState,
  milestone_tier_not_ready: tierState,
  criteria_claimed_but_tier_not_ready: tierState,
  tier_claimed_over_open_criteria: (c) => `criteria of ${plain(said(c, 'tier'))} are open`,
  statuses_differ: elsewhere,
  program_statuses_differ: elsewhere,
  week_done_over_open_boxes: boxes,
  week_done_over_open_deliverables: () => 'deliverables are open',
  exit_criterion_not_met: (c, f) => `${said(c, 'metric')} ${figure(c, 'value')} in ${runOf(c, f)}, not met`,
  criteria_verified_but_open: () => 'criteria are open',
  program_done_tiers_not_ready: (c) => `${count(c, 'notReady')} of ${count(c, 'total')} tiers not ready`,
  planned_tasks_dropped: () => 'tasks once planned for it are gone',
  estimates_differ: (c) => `${hours(c.numbers.otherMinutes)} in ${said(c, 'document')}`,
  option_differs: (c) => `${said(c, 'document')} recommends option ${said(c, 'recommended')}`,
  done_over_open_checklist: () => 'its checklist is open',
  planned_coverage_missing: (c) => `not covered: ${said(c, 'missing')}`,
  percent_over_open_boxes: boxes,
  percent_differs_from_boxes: () => 'the boxes say otherwise',
  part_percent_over_open_boxes: boxes,
  part_done_over_open_boxes: boxes,
  progress_chain_break: (c) => `${plain(said(c, 'previousSubject'))} ends at ${count(c, 'previous')} %`,
  figure_fails_target: missesTarget,
  figure_fails_other_target: (c) => `${missesTarget(c, noFacts)}, of ${said(c, 'document')}`,
  ratio_does_not_fit: (c) =>
    `${count(c, 'part')} in ${count(c, 'whole')} is ${c.numbers.actual === undefined ? 'another ratio' : percent(c.numbers.actual)}`,
  ratio_fits_wrong_denominator: (c) => `${count(c, 'part')} in ${count(c, 'whole')} counts all requests`,
  figure_jump: (c) => `up from ${figure(c, 'from')} in ${plain(said(c, 'previousSubject'))}`,
  table_row_twice: (c) => `two rows for ${plain(said(c, 'subject'))}`,
  targets_differ: (c) => `target ${said(c, 'other')} in ${said(c, 'document')}`,
  target_loosened: (c) => `target was ${said(c, 'other')}`,
  target_tightened: (c) => `target was ${said(c, 'other')}`,
  target_metric_replaced: (c) => `stood for ${said(c, 'metric')} before`,
  figure_outside_precision: (c, f) => `${said(c, 'metric')} ${figure(c, 'measured')} in ${runOf(c, f)}`,
  pass_claimed_of_tainted_run: tainted,
  pass_claimed_against_target: missesTarget,
  planned_name_taken: nameTaken,
  parts_do_not_sum: (c) => `${said(c, 'parts')} is ${count(c, 'sum')}`,
  total_is_not_sum: sum,
  done_after_last_update: (c) => `document last updated ${said(c, 'lastUpdated')}`,
  achieved_before_its_days: (c) => `its days end ${said(c, 'date')}`,
  milestone_over_open_boxes: boxes,
  milestone_open_but_subject_done: () => 'its milestone is open',
}

const noFacts: NoteFacts = { criterion: () => undefined, short: (label) => label }

/** What a note says about one claim: the measured value, run and verdict, or what refutes it. ASCII. */
export function partOfClaim(claim: ReconciledClaim, facts: NoteFacts): string {
  const write = Object.hasOwn(parts, claim.reason) ? parts[claim.reason as ReconciliationReason] : undefined
  if (write !== undefined) return noteWords(write(claim, facts))
  return claim.class === 'contradicted' ? 'the evidence says otherwise' : 'the document says otherwise'
}
