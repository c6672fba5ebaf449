import { sharedMemory } from '../memory'
import type { DocumentPlan, StatusClaim, Week } from '../plan'
import { type ClaimDraft, inDocument, statusPair } from './claim-draft'
import type { TrackerInput } from './input'
import { mentionsAmong } from './label-mentions'
import { runMeantBy } from './named-runs'
import { proofOf } from './task-proof'
import { againstExitCriteria } from './week-exit'

const ready = new Set(['ready', 'ready_with_waivers', 'exited'])

/** A plan never changes, and several claims and pages ask for the same week of it. */
const statuses = sharedMemory('statuses-of-weeks', () => new WeakMap<DocumentPlan, Map<Week, StatusClaim[]>>())

/**
 * Statuses of a week from its own section, the timeline, the cost table and the footer's words. Nobody may
 * change what it gives.
 */
export function statusesOfWeek(plan: DocumentPlan, week: Week): readonly StatusClaim[] {
  const before = statuses.get(plan)
  const byWeek = before === undefined ? new Map<Week, StatusClaim[]>() : before
  if (before === undefined) statuses.set(plan, byWeek)
  const known = byWeek.get(week)
  if (known !== undefined) return known
  const found = readStatuses(plan, week)
  byWeek.set(week, found)
  return found
}

function readStatuses(plan: DocumentPlan, week: Week): StatusClaim[] {
  const costs = plan.costs.flatMap((line) => (line.weekId === week.id && line.status !== null ? [line.status] : []))
  const lines = new Set(week.statuses.map((status) => status.place.line))
  return [
    ...week.statuses,
    ...costs.filter((status) => !lines.has(status.place.line)),
    ...footerStatuses(plan, week).filter((status) => !lines.has(status.place.line)),
  ]
}

/** "Last Updated: 2026-01-14 (Week 5 COMPLETE, Week 6 IN PROGRESS)". */
function footerStatuses(plan: DocumentPlan, week: Week): StatusClaim[] {
  const footer = plan.lastUpdated
  if (footer === null || week.number === null) return []
  const pattern = /\b(week|phase|sprint)\s*(\d+)\s+(complete[d]?|done|in progress|pending|planned|paused|blocked)\b/gi
  return [...footer.words.matchAll(pattern)].flatMap((match) => {
    if (match[1]!.toLowerCase() !== week.unit || Number(match[2]) !== week.number) return []
    const word = match[3]!.toLowerCase()
    const status = /complete|done/.test(word)
      ? ('done' as const)
      : word === 'in progress'
        ? ('in_progress' as const)
        : word === 'paused' || word === 'blocked'
          ? word
          : ('planned' as const)
    return [{ words: match[0], status, place: footer.place }]
  })
}

/** "✅ (Existing - Verify Only)": there already, and the open boxes are the verifying. */
const stillToVerify = /\bverify\b|\bto be (?:verified|tested)\b/i

/** The claim that a week is done; null where nothing says so. */
export function doneClaim(plan: DocumentPlan, week: Week): StatusClaim | null {
  const done = statusesOfWeek(plan, week).filter((status) => status.status === 'done')
  return done.find((status) => !stillToVerify.test(status.words)) ?? null
}

/** "Current Phase: 1" points to where the program stands; it says nothing of the phase itself. */
const pointer = /^\s*current\b/i

/** Two meanings for one week: the done one against each other meaning, once per meaning. */
function differingStatuses(plan: DocumentPlan, week: Week): ClaimDraft[] {
  const statuses = statusesOfWeek(plan, week).filter(
    (status) => status.status !== 'unknown' && !pointer.test(status.words),
  )
  const claim = statuses.find((status) => status.status === 'done') ?? statuses[0]
  if (claim === undefined) return []
  const others = statuses.filter(
    (status, index) =>
      status.status !== claim.status && statuses.findIndex((one) => one.status === status.status) === index,
  )
  return others.map((other) => ({
    kind: 'week',
    class: 'self_contradicted',
    reason: 'statuses_differ',
    subject: week.id,
    weekId: week.id,
    words: statusPair(claim, other),
    claim: inDocument(plan, claim.words, claim.place),
    against: inDocument(plan, other.words, other.place),
  }))
}

function boxesUnderDone(input: TrackerInput, week: Week): ClaimDraft[] {
  const plan = input.tracker
  const claim = doneClaim(plan, week)
  if (claim === null) return []
  const base = {
    kind: 'week' as const,
    subject: week.id,
    weekId: week.id,
    claim: inDocument(plan, claim.words, claim.place),
  }
  const drafts: ClaimDraft[] = []
  const tasks = plan.tasks.filter((task) => task.weekId === week.id)
  const open = tasks.find((task) => !task.ticked)
  const done = tasks.filter((task) => task.ticked).length
  if (open !== undefined) {
    drafts.push({
      ...base,
      class: 'self_contradicted',
      reason: 'week_done_over_open_boxes',
      numbers: { done, total: tasks.length },
      against: inDocument(plan, open.text, open.place),
    })
  } else if (tasks.length > 0) {
    const proven = tasks.filter((task) => proofOf(task, input).state === 'proven').length
    const all = proven === tasks.length
    drafts.push({
      ...base,
      class: all ? 'supported' : 'unsupported',
      reason: all ? 'week_done_and_proven' : 'week_done_without_proof',
      numbers: { done, total: tasks.length, proven },
    })
  }
  const deliverables = plan.deliverables.filter((item) => item.weekId === week.id)
  const missing = deliverables.find((item) => !item.ticked)
  if (missing !== undefined) {
    drafts.push({
      ...base,
      class: 'self_contradicted',
      reason: 'week_done_over_open_deliverables',
      numbers: { done: deliverables.filter((item) => item.ticked).length, total: deliverables.length },
      against: inDocument(plan, missing.text, missing.place),
    })
  }
  return drafts
}

/** "ALL CRITERIA MET (v26b/v27b/v28b baselines clean)" of a week: its own exit criteria, else those of its tiers. */
function criteriaClaims(input: TrackerInput, week: Week): ClaimDraft[] {
  const claim = week.statuses.find((status) => /\bcriteria\s+(?:are\s+)?(?:met|passed|satisfied)\b/i.test(status.words))
  if (claim === undefined) return []
  const source = inDocument(input.tracker, claim.words, claim.place)
  const base = { kind: 'week' as const, subject: week.id, weekId: week.id, claim: source }
  const tiers = input.tiers.filter((tier) => week.tiers.includes(tier.tier.id) && !ready.has(tier.state))
  const notReady = tiers.map((tier): ClaimDraft => {
    const failing = tier.criteria.find((criterion) => criterion.underlying === 'not_met')
    return {
      ...base,
      class: tier.state === 'blocked' ? 'contradicted' : 'unsupported',
      reason: 'criteria_claimed_but_tier_not_ready',
      tierId: tier.tier.id,
      words: { tier: tier.tier.id, state: tier.state },
      against: failing?.run
        ? { kind: 'run', run: failing.run, row: failing.judgement?.worst?.key ?? null, place: null }
        : null,
    }
  })
  const absent = mentionsAmong(claim.words, input.runs).filter((name) => runMeantBy(name, input.runs) === null)
  return [
    ...(againstExitCriteria(input, week, claim) ?? notReady),
    ...absent.map(
      (run): ClaimDraft => ({ ...base, class: 'unsupported', reason: 'criteria_rest_on_absent_run', words: { run } }),
    ),
  ]
}

/** What the tracker says of its weeks, against its boxes, its other statuses and the tiers. */
export function reconcileWeeks(input: TrackerInput): ClaimDraft[] {
  return input.tracker.weeks.flatMap((week) => [
    ...differingStatuses(input.tracker, week),
    ...boxesUnderDone(input, week),
    ...criteriaClaims(input, week),
  ])
}
