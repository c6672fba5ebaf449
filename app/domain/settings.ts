import type { Run } from './evidence'
import { globsForWords, keysOf, loginGlobs, requestedLists } from './inference/group-globs'
import { namedUsers } from './inference/named-users'
import { ofText, sharedMemory } from './memory'
import type { DocumentPlan, Snapshot } from './plan'
import type { EndpointGroup, ProgramSettings } from './program'
import { inferRule, isLoadMetric, parseRule } from './rules'

/** Requests that a run must have to decide, where the program says nothing (semantics §1). */
const defaultMinRequests = 1000
/** Days before the reference moment that evidence counts (semantics §2). */
const defaultStalenessDays = 14

/**
 * Everything that a program.md would declare, read out of the documents and the runs instead
 * (semantics §1, "Without a program.md"). The first snapshot with the role of a tracker names
 * the program.
 */
export function inferSettings(snapshots: readonly Snapshot[], runs: readonly Run[]): ProgramSettings {
  const plans = snapshots.map((snapshot) => snapshot.plan)
  const lists = requestedLists(runs)
  const [first] = plans
  if (first === undefined) return inferFrom(plans, lists)
  const before = inferred.get(first) ?? []
  const known = before.find((one) => sameItems(one.plans, plans) && sameItems(one.lists, lists))
  if (known !== undefined) return known.settings
  const settings = inferFrom(plans, lists)
  inferred.set(first, [...before.slice(1 - keptInferred), { plans, lists, settings }])
  return settings
}

interface Inferred {
  plans: DocumentPlan[]
  lists: string[]
  settings: ProgramSettings
}

/** A curve through time asks for forty moments, one after the other, after every write. */
const keptInferred = 24

/** What was inferred, by the first plan: many moments have the same documents, and runs that requested the same. */
const inferred = sharedMemory('inferred-settings', () => new WeakMap<DocumentPlan, Inferred[]>())

function sameItems<T>(left: readonly T[], right: readonly T[]): boolean {
  return left.length === right.length && left.every((item, at) => item === right[at])
}

function inferFrom(plans: readonly DocumentPlan[], lists: readonly string[]): ProgramSettings {
  const tracker = plans.find((plan) => plan.role === 'tracker') ?? plans[0]
  return {
    slug: tracker === undefined ? 'program' : tracker.slug,
    title: tracker === undefined ? 'Program' : tracker.title,
    declared: false,
    timezone: 'UTC',
    startDate: tracker === undefined ? null : tracker.startDate,
    endDate: tracker === undefined ? null : tracker.endDate,
    closed: null,
    budgetLowCents: tracker?.budget == null ? null : tracker.budget.lowCents,
    budgetHighCents: tracker?.budget == null ? null : tracker.budget.highCents,
    rateCentsPerHour: tracker === undefined ? null : tracker.rateCentsPerHour,
    deciding: ['measured'],
    proof: 'observed',
    stalenessDays: defaultStalenessDays,
    qualifying: {
      minUsers: namedUsers(plans),
      minRequests: defaultMinRequests,
      labels: [],
      tags: [],
      allowOnlyLogin: false,
    },
    qualifyingByTier: {},
    groups: inferGroups(plans, lists),
    lists: {},
    criteria: [],
    signers: tracker === undefined ? {} : inferSigners(tracker),
    selection: { kind: 'latest' },
  }
}

/** The login group and one group for every selector that a criterion's or target's words name. */
function inferGroups(plans: readonly DocumentPlan[], lists: readonly string[]): EndpointGroup[] {
  const keys = keysOf(lists)
  const names = new Set(plans.flatMap(textsWithRules).flatMap(groupNamesOf))
  names.delete('login')
  return [
    { name: 'login', globs: loginGlobs(keys), inferred: true },
    ...[...names].toSorted().map((name) => ({ name, globs: globsForWords(name, keys), inferred: true })),
  ]
}

function textsWithRules(plan: DocumentPlan): string[] {
  return [
    ...plan.criteria.map((criterion) => criterion.text),
    ...plan.targets.map((target) => (target.rule === null ? `${target.metricText} ${target.text}` : target.rule)),
    ...plan.priorities.flatMap((priority) => priority.targets.map((target) => target.text)),
  ]
}

const groupNamesOf = ofText('names of groups', (text): string[] => {
  const direct = parseRule(text)
  const inferred = direct.ok ? null : inferRule(text)
  const parsed = inferred === null ? direct : parseRule(inferred.rule)
  if (!parsed.ok || !isLoadMetric(parsed.rule.metric) || parsed.rule.selector.kind !== 'name') return []
  return [parsed.rule.selector.name]
})

/** Roles that the tiers' own lists name: `Stakeholder sign-off`. */
function inferSigners(tracker: DocumentPlan): Record<string, string[]> {
  const signers: Record<string, string[]> = {}
  for (const criterion of tracker.criteria) {
    const inferred = inferRule(criterion.text)
    const parsed = inferred === null ? null : parseRule(inferred.rule)
    if (parsed === null || !parsed.ok || parsed.rule.metric !== 'signed' || parsed.rule.selector.kind !== 'name')
      continue
    const roles = signers[criterion.tierId]
    if (roles === undefined) signers[criterion.tierId] = [parsed.rule.selector.name]
    else roles.push(parsed.rule.selector.name)
  }
  return signers
}

/**
 * What is declared holds; what it leaves out is inferred and stays marked as inferred. Groups
 * merge by name, qualifying conditions by field, lists and signers by key. `measured` always decides.
 */
export function mergeSettings(declared: Partial<ProgramSettings> | null, inferred: ProgramSettings): ProgramSettings {
  if (declared === null) return inferred
  const stated = Object.fromEntries(
    Object.entries(declared).filter(([, value]) => value !== undefined && value !== null),
  )
  const merged: ProgramSettings = { ...inferred, ...stated, declared: true }
  const own = declared.groups === undefined ? [] : declared.groups
  return {
    ...merged,
    qualifying: { ...inferred.qualifying, ...declared.qualifying },
    groups: [...own, ...inferred.groups.filter((group) => !own.some((one) => one.name === group.name))],
    lists: { ...inferred.lists, ...declared.lists },
    signers: { ...inferred.signers, ...declared.signers },
    deciding: merged.deciding.includes('measured') ? merged.deciding : ['measured', ...merged.deciding],
  }
}
