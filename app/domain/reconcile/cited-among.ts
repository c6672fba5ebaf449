import type { CitedAmong, JudgedCriterion, JudgedTier, ReconciledClaim, RunJudgement } from '../assessment'
import { timeOf } from '../calendar'
import { decidingRuleOf } from '../deciding-rule'
import type { Rule } from '../rules'
import type { Verdict } from '../vocabulary'
import type { ReconcileInput } from './input'
import { mentionsAmong } from './label-mentions'
import { runMeantBy } from './named-runs'
import { ruleOfText } from './rule-of-text'
import { lookupOf, runLabelled } from './run-lookup'

const dayMs = 86_400_000
const notCiting = new Set(['planned_name_taken', 'met_but_unclaimed'])

/** The run that the claim's own words rest on: for criteria named after the dash, else the run compared with. */
function citedRun(claim: ReconciledClaim, input: ReconcileInput): string | null {
  if (notCiting.has(claim.reason) || claim.claim.kind !== 'document') return null
  if (claim.kind === 'criterion') {
    const [name] = mentionsAmong(claim.claim.words, input.runs)
    return name === undefined ? null : largestMeant(name, input)
  }
  const { run } = claim.words
  return run !== undefined && claim.against?.kind === 'run' && claim.against.run === run ? run : null
}

/** Of several runs that a short name fits, the one with the most users: a criterion speaks of load. */
function largestMeant(name: string, input: ReconcileInput): string | null {
  const named = runMeantBy(name, input.runs)
  if (named === null) return null
  const users = (label: string) => runLabelled(label, input.runs)?.users?.value ?? -1
  const labels = [named.run.label, ...named.others]
  return labels.reduce((left, right) => (users(right) > users(left) ? right : left))
}

/** What every claim asks of the same criteria and tiers, worked out once for each of them. */
const histories = new WeakMap<JudgedCriterion, ReadonlyMap<string, RunJudgement>>()
const worstByRun = new WeakMap<JudgedTier, Map<string, Verdict | null>>()

function ruleOf(judged: JudgedCriterion): Rule | null {
  const text = decidingRuleOf(judged)
  return text === null ? null : ruleOfText(text)
}

function judgementOf(judged: JudgedCriterion, run: string): RunJudgement | undefined {
  const known = histories.get(judged)
  if (known !== undefined) return known.get(run)
  // The first of a run counts: a map keeps the last it is given.
  const byRun = new Map(judged.history.toReversed().map((judgement) => [judgement.run, judgement]))
  histories.set(judged, byRun)
  return byRun.get(run)
}

/** The criterion that a quoted figure speaks to: the same metric, over the row that it was compared with. */
function criterionFor(claim: ReconciledClaim, run: string, input: ReconcileInput): JudgedCriterion | undefined {
  const { against } = claim
  const { byId, byMetric } = criteriaOf(input)
  if (claim.kind === 'criterion') return byId.get(claim.subject)
  const { metric } = claim.words
  if (against?.kind !== 'run' || against.row === null || metric === undefined) return undefined
  const found = byMetric.get(metric)?.find(({ judged, rule: { selector } }) => {
    if (against.row === '*') return selector.kind === 'all' || selector.kind === 'each'
    const own = judgementOf(judged, run)
    return selector.kind !== 'each' && own?.rows.some((row) => row.key === against.row) === true
  })
  return found?.judged
}

interface Criteria {
  /** The first of an id. */
  byId: ReadonlyMap<string, JudgedCriterion>
  /** In the order of the tiers, by the metric of the rule that decides. */
  byMetric: ReadonlyMap<string, { judged: JudgedCriterion; rule: Rule }[]>
}

/** Hundreds of claims look for theirs among the same. */
const criteriaByInput = new WeakMap<ReconcileInput, Criteria>()

function criteriaOf(input: ReconcileInput): Criteria {
  const known = criteriaByInput.get(input)
  if (known !== undefined) return known
  const byId = new Map<string, JudgedCriterion>()
  const byMetric = new Map<string, { judged: JudgedCriterion; rule: Rule }[]>()
  for (const judged of input.tiers.flatMap((tier) => tier.criteria)) {
    if (!byId.has(judged.criterion.id)) byId.set(judged.criterion.id, judged)
    const rule = ruleOf(judged)
    if (rule === null) continue
    const same = byMetric.get(rule.metric)
    if (same === undefined) byMetric.set(rule.metric, [{ judged, rule }])
    else same.push({ judged, rule })
  }
  const criteria = { byId, byMetric }
  criteriaByInput.set(input, criteria)
  return criteria
}

const order: Partial<Record<Verdict, number>> = {
  met: 0,
  inconclusive: 1,
  stale: 1,
  no_evidence: 2,
  error: 2,
  not_met: 3,
}
const rankOf = (verdict: Verdict) => order[verdict] ?? 2

/** A run over the criteria of a tier: the worst of its own verdicts. */
function worstOf(run: string, tier: JudgedTier): Verdict | null {
  const before = worstByRun.get(tier)
  const verdicts = before === undefined ? new Map<string, Verdict | null>() : before
  if (before === undefined) worstByRun.set(tier, verdicts)
  const known = verdicts.get(run)
  if (known !== undefined) return known
  const own = tier.criteria.flatMap((one) => judgementOf(one, run)?.verdict ?? [])
  const worst = own.reduce<Verdict | null>(
    (worst, one) => (worst === null || rankOf(one) > rankOf(worst) ? one : worst),
    null,
  )
  verdicts.set(run, worst)
  return worst
}

/** Whether one judgement is better: by verdict, then by what was measured in the rule's direction. */
function better(a: RunJudgement, b: RunJudgement, rule: Rule | null): boolean {
  if (rankOf(a.verdict) !== rankOf(b.verdict)) return rankOf(a.verdict) < rankOf(b.verdict)
  if (a.measured === null || b.measured === null || rule?.op == null) return false
  return rule.op.startsWith('<') ? a.measured.value < b.measured.value : a.measured.value > b.measured.value
}

function decided(verdict: Verdict | undefined): boolean {
  return verdict === 'met' || verdict === 'not_met'
}

interface Window {
  from: number
  until: number
}

/** The window in which evidence is fresh: as long before the cited run as well, where that is older. */
function windowOf(input: ReconcileInput, cited: string): Window {
  const until = timeOf(input.referenceAt ?? input.asOf)
  const at = runLabelled(cited, input.runs)?.effectiveAt ?? null
  const last = at === null ? until : Math.min(until, timeOf(at))
  return { from: last - input.settings.stalenessDays * dayMs, until }
}

/** Claims that cite the same run ask for the same window: runs are gone through once for each. */
const runsByWindow = new WeakMap<ReconcileInput, Map<string, string[]>>()

function runsIn(input: ReconcileInput, tierId: string, window: Window): string[] {
  const before = runsByWindow.get(input)
  const windows = before === undefined ? new Map<string, string[]>() : before
  if (before === undefined) runsByWindow.set(input, windows)
  const key = `${window.from} ${window.until} ${tierId}`
  const known = windows.get(key)
  if (known !== undefined) return known
  const { labels, times, rises } = qualifyingOf(input, tierId)
  const isIn = (at: number | undefined) => at !== undefined && at >= window.from && at <= window.until
  // Runs stand in the order of their times: a window is a part of the list, and most of it need not be gone through.
  const found = rises
    ? labels.slice(firstAbove(times, window.from, false), firstAbove(times, window.until, true))
    : labels.filter((_, index) => isIn(times[index]))
  windows.set(key, found)
  return found
}

interface Qualifying {
  /** Runs with a clock that qualify for a tier, in the order of all runs, and their times. */
  labels: string[]
  times: number[]
  /** No run stands before one that was earlier. */
  rises: boolean
}

/** Every window of a tier is a part of the same list. */
const qualifyingByTier = new WeakMap<ReconcileInput, Map<string, Qualifying>>()

function qualifyingOf(input: ReconcileInput, tierId: string): Qualifying {
  const before = qualifyingByTier.get(input)
  const tiers = before === undefined ? new Map<string, Qualifying>() : before
  if (before === undefined) qualifyingByTier.set(input, tiers)
  const known = tiers.get(tierId)
  if (known !== undefined) return known
  const qualifying = new Set(input.qualifying?.[tierId] ?? [])
  const all = lookupOf(input.runs).times
  const own = input.runs.flatMap(({ label }, index) => {
    const at = all[index]
    return at !== null && at !== undefined && qualifying.has(label) ? [{ label, at }] : []
  })
  const times = own.map(({ at }) => at)
  const made = {
    labels: own.map(({ label }) => label),
    times,
    rises: times.every((at, index) => index === 0 || at >= (times[index - 1] as number)),
  }
  tiers.set(tierId, made)
  return made
}

/** Of rising times the place of the first at `limit` or later, or after it. */
function firstAbove(times: readonly number[], limit: number, after: boolean): number {
  let [from, until] = [0, times.length]
  while (from < until) {
    const middle = (from + until) >> 1
    const at = times[middle] as number
    if (at < limit || (after && at === limit)) from = middle + 1
    else until = middle
  }
  return from
}

function byCriterion(run: string, judged: JudgedCriterion, labels: string[]): CitedAmong {
  const rule = ruleOf(judged)
  const of = (label: string) => judgementOf(judged, label)
  const own = of(run)
  const others = labels.filter((label) => label !== run).flatMap((label) => of(label) ?? [])
  const worse = own === undefined ? [] : others.filter((one) => better(own, one, rule))
  return {
    run,
    rule: decidingRuleOf(judged),
    criterionId: judged.criterion.id,
    tierId: judged.criterion.tierId,
    verdict: own?.verdict ?? null,
    others: others.map((one) => ({ run: one.run, verdict: one.verdict })),
    best:
      decided(own?.verdict) && own !== undefined && worse.length > 0 && !others.some((one) => better(one, own, rule)),
  }
}

function byTier(run: string, tier: JudgedTier, labels: string[]): CitedAmong {
  const verdict = worstOf(run, tier)
  const others = labels.flatMap((label) => {
    const own = label === run ? null : worstOf(label, tier)
    return own === null ? [] : [{ run: label, verdict: own }]
  })
  const best =
    verdict === 'met' &&
    others.every((one) => rankOf(one.verdict) >= rankOf(verdict)) &&
    others.some((one) => rankOf(one.verdict) > rankOf(verdict))
  return { run, rule: null, criterionId: null, tierId: tier.tier.id, verdict, others, best }
}

function tierFor(claim: ReconciledClaim, input: ReconcileInput): JudgedTier | undefined {
  const week = input.tracker?.weeks.find((one) => one.id === claim.weekId)
  const wanted = claim.tierId ?? week?.tiers[0]
  return input.tiers.find((one) => one.tier.id === wanted) ?? input.tiers[0]
}

/**
 * The other qualifying runs of the window in which the cited one lies, each with what it would have
 * decided: by the criterion that the claim is about, else by everything in the tier that a run decides.
 * Null where no run is cited or nothing else qualifies.
 */
export function citedAmong(claim: ReconciledClaim, input: ReconcileInput): CitedAmong | null {
  const run = citedRun(claim, input)
  if (run === null) return null
  const judged = criterionFor(claim, run, input)
  const tier = tierFor(claim, input)
  const tierId = judged?.criterion.tierId ?? tier?.tier.id
  if (tierId === undefined) return null
  const among = once(input, `${run} ${judged === undefined ? tierId : judged.criterion.id}`, () => {
    const labels = runsIn(input, tierId, windowOf(input, run))
    return judged !== undefined ? byCriterion(run, judged, labels) : byTier(run, tier!, labels)
  })
  return among.others.length === 0 ? null : among
}

/** Dozens of figures are quoted of one run: the other runs are gone through once for all of them. */
const answers = new WeakMap<ReconcileInput, Map<string, CitedAmong>>()

function once(input: ReconcileInput, key: string, ask: () => CitedAmong): CitedAmong {
  const before = answers.get(input)
  const known = before === undefined ? new Map<string, CitedAmong>() : before
  if (before === undefined) answers.set(input, known)
  const found = known.get(key) ?? ask()
  known.set(key, found)
  return found
}
