import type { Source } from '../assessment'
import { measureProgress } from '../progress'
import { type ClaimDraft, inDocument, statusPair } from './claim-draft'
import type { TrackerInput } from './input'

const ready = new Set(['ready', 'ready_with_waivers', 'exited'])

/** Every place that calls the program done: its percentage, the header, the completion report. */
function donePlaces(input: TrackerInput): Source[] {
  const plan = input.tracker
  const percents = plan.progress.filter((one) => one.subject === 'program' && one.percent >= 100)
  const statuses = plan.statuses.filter((one) => one.status === 'done')
  const all = [...percents, ...statuses].filter(
    (one, index, list) => list.findIndex((other) => other.place.line === one.place.line) === index,
  )
  return all.map((one) => inDocument(plan, one.words, one.place))
}

function programDone(input: TrackerInput): Source | null {
  return donePlaces(input)[0] ?? null
}

/** The program's percentage against its boxes; a point of rounding is agreement. */
function percentAgainstBoxes(input: TrackerInput): ClaimDraft[] {
  const plan = input.tracker
  const { ticked } = measureProgress(plan, input)
  const claim = plan.progress.find((one) => one.subject === 'program')
  if (claim === undefined || ticked.total === 0) return []
  const boxesPercent = (100 * ticked.done) / ticked.total
  const over = claim.percent >= 100 && ticked.done < ticked.total
  const agrees = !over && Math.abs(claim.percent - boxesPercent) <= 1
  const open = plan.boxes.find((box) => !box.ticked && box.owner !== 'placeholder' && box.owner !== 'plan_item')
  return [
    {
      kind: 'program',
      class: agrees ? 'supported' : 'self_contradicted',
      reason: over ? 'percent_over_open_boxes' : agrees ? 'percent_agrees_with_boxes' : 'percent_differs_from_boxes',
      subject: 'program',
      numbers: { percent: claim.percent, done: ticked.done, total: ticked.total, boxesPercent },
      claim: inDocument(plan, claim.words, claim.place),
      against: agrees || open === undefined ? null : inDocument(plan, open.text, open.place),
    },
  ]
}

function differingStatuses(input: TrackerInput): ClaimDraft[] {
  const plan = input.tracker
  const claim = programDone(input)
  if (claim === null || claim.kind !== 'document') return []
  return plan.statuses
    .filter((status) => status.status !== 'done' && status.status !== 'unknown')
    .map((other) => ({
      kind: 'program',
      class: 'self_contradicted',
      reason: 'program_statuses_differ',
      subject: 'program',
      words: statusPair(claim, other),
      claim,
      against: inDocument(plan, other.words, other.place),
    }))
}

function doneWithoutTiers(input: TrackerInput): ClaimDraft[] {
  const behind = input.tiers.filter((tier) => !ready.has(tier.state))
  const [first] = behind
  if (first === undefined) return []
  return donePlaces(input).map((claim) => ({
    kind: 'program',
    class: behind.some((tier) => tier.state === 'blocked') ? 'contradicted' : 'unsupported',
    reason: 'program_done_tiers_not_ready',
    subject: 'program',
    numbers: { notReady: behind.length, total: input.tiers.length },
    words: { tiers: behind.map((tier) => tier.tier.id).join(', ') },
    claim,
    against: inDocument(input.tracker, first.tier.title, first.tier.place),
  }))
}

/** What the tracker says of the program as a whole. */
export function reconcileProgram(input: TrackerInput): ClaimDraft[] {
  return [...percentAgainstBoxes(input), ...differingStatuses(input), ...doneWithoutTiers(input)]
}
