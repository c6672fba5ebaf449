import type { Assessment, ProgramState } from '../assessment'
import { timeOf } from '../calendar'
import type { Instant } from '../place'
import type { DocumentPlan, EscalationRule, Snapshot } from '../plan'
import { entriesInEffect } from './actuals'
import { blockedTiers } from './blocked-tiers'
import { dueDayOf, type EscalationFact, type FactSince, factsOf, type Segment } from './escalation-facts'
import { type EscalationKind, type EscalationThreshold, kindsOfTrigger, thresholdOf } from './escalation-triggers'
import { trackerSnapshots } from './trackers'

export type { EscalationFact, EscalationFactCode } from './escalation-facts'
export type { EscalationKind, EscalationThreshold } from './escalation-triggers'

export const clockStates = ['overdue', 'running', 'stopped'] as const
export type ClockState = (typeof clockStates)[number]

/** A rule of the escalation matrix whose trigger has come. */
export interface EscalationClock {
  rule: EscalationRule
  kind: EscalationKind
  /** As it stands, or stood last. */
  fact: EscalationFact
  startedAt: Instant
  /** Start and the rule's SLA in calendar hours; null where the rule states none that is a time. */
  deadlineAt: Instant | null
  state: ClockState
  stoppedAt: Instant | null
  /** What stopped it: its fact ended, or the program did. */
  stoppedBy: 'fact_ended' | 'program_ended' | null
  /** Stopped or standing, the deadline went by before the fact ended. */
  missed: boolean
}

/** Why a rule has no clocks. */
export const unwatchedReasons = ['trigger_unknown', 'no_week_days', 'no_costs', 'no_tracker'] as const
export type UnwatchedReason = (typeof unwatchedReasons)[number]

export interface WatchedRule {
  rule: EscalationRule
  kinds: EscalationKind[]
  threshold: EscalationThreshold
  /** null where data can show that the trigger has come. */
  unwatched: UnwatchedReason | null
  /** Overdue first, then running, then stopped; within one state the oldest first. */
  clocks: EscalationClock[]
}

/** Clocks of the escalation rules, as of the reference moment: overdue first, then running, then stopped. */
export function escalationClocks(state: ProgramState, assessment: Assessment): EscalationClock[] {
  return watchedRules(state, assessment)
    .flatMap(({ clocks }) => clocks)
    .toSorted(byUrgency)
}

/** Every escalation rule of the documents with what it is watched by and its clocks. */
export function watchedRules(state: ProgramState, assessment: Assessment): WatchedRule[] {
  const found = known.get(assessment)
  if (found !== undefined && found.state === state) return found.rules
  const rules = watchAll(state, assessment)
  known.set(assessment, { state, rules })
  return rules
}

/** An overview, its review and its page ask the same of one assessment. */
const known = new WeakMap<Assessment, { state: ProgramState; rules: WatchedRule[] }>()

function watchAll(state: ProgramState, assessment: Assessment): WatchedRule[] {
  const { tracker } = assessment
  const plans = [...(tracker === null ? [] : [tracker]), ...state.snapshots.map(({ plan }) => plan)]
  const plan = plans.find(({ escalations, role }) => escalations.length > 0 && role !== 'other')
  return plan === undefined ? [] : plan.escalations.map((rule) => watch(rule, state, assessment))
}

function watch(rule: EscalationRule, state: ProgramState, assessment: Assessment): WatchedRule {
  const kinds = kindsOfTrigger(rule.trigger)
  const threshold = thresholdOf(rule)
  const unwatched = whyUnwatched(kinds, assessment)
  const clocks =
    unwatched === null
      ? kinds
          .flatMap((kind) => spansOf(kind, threshold, state, assessment).map((span) => ({ kind, ...span })))
          .map(({ kind, ...span }) => clockOf({ rule, kind, ...span }, assessment))
          .toSorted(byUrgency)
      : []
  return { rule, kinds, threshold, unwatched, clocks }
}

function whyUnwatched(kinds: readonly EscalationKind[], { tracker, settings }: Assessment): UnwatchedReason | null {
  if (kinds.length === 0) return 'trigger_unknown'
  if (tracker === null) return 'no_tracker'
  if (kinds.includes('blocker')) return null
  const dated = tracker.weeks.some((week) => dueDayOf(tracker, week, settings) !== null)
  if (kinds.includes('schedule') && dated) return null
  if (kinds.includes('budget') && hasLimit(tracker, settings.budgetHighCents)) return null
  return kinds.includes('schedule') ? 'no_week_days' : 'no_costs'
}

function hasLimit({ costs }: DocumentPlan, budget: number | null): boolean {
  return budget !== null || costs.some(({ estimateCents, estimateMinutes }) => estimateCents ?? estimateMinutes)
}

interface Span {
  fact: EscalationFact
  startedAt: Instant
  endedAt: Instant | null
}

/** From when to when each fact stood, walked through the snapshots of the tracker and the records of cost. */
function spansOf(
  kind: EscalationKind,
  threshold: EscalationThreshold,
  state: ProgramState,
  assessment: Assessment,
): Span[] {
  const { settings, referenceAt } = assessment
  const open = new Map<string, Span>()
  const ended: Span[] = []
  const days = new Map<string, string>()
  const segments = segmentsOf(state, referenceAt, kind === 'budget')
  for (const [at, segment] of segments.entries()) {
    const until = segments[at + 1]?.from
    const facts = factsOf(kind, { segment, settings, threshold, known: days })
    const standing = new Map(facts.map((one) => [keyOf(one), one]))
    for (const [key, span] of open) {
      if (standing.has(key)) continue
      open.delete(key)
      ended.push({ ...span, endedAt: segment.from })
    }
    for (const [key, one] of standing) {
      const before = open.get(key)
      const startedAt = before === undefined ? startOf(one, segment, at === 0) : before.startedAt
      const isFact = timeOf(startedAt) <= timeOf(until === undefined ? referenceAt : until)
      if (isFact) open.set(key, { fact: one.fact, startedAt, endedAt: null })
    }
  }
  const [first] = segments
  const blocked = kind === 'blocker' && first !== undefined ? blockedTiers(state, assessment) : []
  const since = blocked.map((one) => ({ fact: one.fact, startedAt: one.since ?? first!.from, endedAt: null }))
  return [...ended, ...open.values(), ...since].filter(({ startedAt }) => timeOf(startedAt) <= timeOf(referenceAt))
}

function keyOf({ fact }: FactSince): string {
  return `${fact.code} ${fact.subject}`
}

/** What was late when the first snapshot came was late before it; later a fact starts with what brought it. */
function startOf({ since }: FactSince, { from }: Segment, isFirst: boolean): Instant {
  if (since === null) return from
  return isFirst || timeOf(since) > timeOf(from) ? since : from
}

/** Up to the reference moment, cut by records of cost where those count; where every snapshot came after it, the latest stands for all that is known. */
function segmentsOf(state: ProgramState, referenceAt: Instant, byCosts: boolean): Segment[] {
  const trackers = trackerSnapshots(state)
  const last = trackers.at(-1)
  if (last === undefined) return []
  const held = trackers.filter(({ effectiveAt }) => timeOf(effectiveAt) <= timeOf(referenceAt))
  const known = held.length === 0 ? [{ ...last, effectiveAt: referenceAt }] : held
  const costs = !byCosts || state.work === undefined ? [] : state.work.costs
  const begin = known[0] as Snapshot
  const cuts = [...known.map(({ effectiveAt }) => effectiveAt), ...costs.map(({ at }) => at)]
    .filter((at) => timeOf(at) >= timeOf(begin.effectiveAt) && timeOf(at) <= timeOf(referenceAt))
    .toSorted((a, b) => timeOf(a) - timeOf(b))
  return [...new Set(cuts)].map((from) => ({
    from,
    snapshot: known.findLast(({ effectiveAt }) => timeOf(effectiveAt) <= timeOf(from)) as Snapshot,
    entries: entriesInEffect(costs.filter(({ at }) => timeOf(at) <= timeOf(from))),
  }))
}

function clockOf(
  { rule, kind, fact, startedAt, endedAt }: Span & { rule: EscalationRule; kind: EscalationKind },
  { referenceAt, asOf }: Assessment,
): EscalationClock {
  const deadlineAt =
    rule.slaMinutes === null ? null : new Date(timeOf(startedAt) + rule.slaMinutes * 60_000).toISOString()
  const until = endedAt === null ? referenceAt : endedAt
  const missed = deadlineAt !== null && timeOf(until) > timeOf(deadlineAt)
  const base = { rule, kind, fact, startedAt, deadlineAt, missed }
  if (endedAt !== null) return { ...base, state: 'stopped', stoppedAt: endedAt, stoppedBy: 'fact_ended' }
  if (missed) return { ...base, state: 'overdue', stoppedAt: null, stoppedBy: null }
  const isOver = timeOf(referenceAt) < timeOf(asOf)
  return isOver
    ? { ...base, state: 'stopped', stoppedAt: referenceAt, stoppedBy: 'program_ended' }
    : { ...base, state: 'running', stoppedAt: null, stoppedBy: null }
}

function byUrgency(a: EscalationClock, b: EscalationClock): number {
  return (
    clockStates.indexOf(a.state) - clockStates.indexOf(b.state) ||
    timeOf(a.startedAt) - timeOf(b.startedAt) ||
    (a.fact.subject < b.fact.subject ? -1 : 1)
  )
}
