import { sharedMemory } from '../memory'
import type { Place } from '../place'
import type { Criterion, DocumentPlan } from '../plan'
import { formatRule, inferRule, parseRule, type Rule, splitCriteria } from '../rules'
import type { JudgingContext } from './context'
import { declaredGroups } from './criterion-rule'
import { compareLimits, isStricter, sameTarget } from './strictness'

/** The same target as another place states it. */
export interface OtherSource {
  rule: Rule
  /** The words give no operator: it refuses nothing before somebody writes one. */
  operatorInferred: boolean
  text: string
  place: Place
}

/** Other statements of a tier's targets, from every document in effect. */
export function sourcesOfTier(tierId: string, context: JudgingContext): OtherSource[] {
  const groups = declaredGroups(context)
  const { groupNames } = context
  const key = JSON.stringify([tierId, groups, groupNames])
  return context.state.snapshots.flatMap(({ plan }) => {
    const byKey = memoryOf(plan)
    const sources = byKey.get(key) ?? sourcesIn(plan, tierId, { groups, groupNames })
    byKey.set(key, sources)
    if (byKey.size > keptSources) byKey.delete(byKey.keys().next().value as string)
    return sources
  })
}

/** What a document states of a tier, by the tier and the groups that its words may name. */
const remembered = sharedMemory('other-sources', () => new WeakMap<DocumentPlan, Map<string, OtherSource[]>>())
const keptSources = 40

function memoryOf(plan: DocumentPlan): Map<string, OtherSource[]> {
  const before = remembered.get(plan)
  const memory = before === undefined ? new Map<string, OtherSource[]>() : before
  if (before === undefined) remembered.set(plan, memory)
  return memory
}

function sourcesIn(
  plan: DocumentPlan,
  tierId: string,
  { groups, groupNames }: { groups: string[]; groupNames: string[] },
): OtherSource[] {
  return statements(plan, tierId).flatMap(({ text, rule, place }) => {
    const inferred = inferRule(text, { groups })
    const read = rule === null ? inferred?.rule : rule
    if (read === undefined) return []
    const operatorInferred = inferred?.operatorInferred === true
    const parsed = parseRule(read, { groups: groupNames })
    if (!parsed.ok || parsed.rule.limit === null) return []
    return [{ rule: parsed.rule, operatorInferred, text: formatRule(parsed.rule), place }]
  })
}

interface Statement {
  text: string
  rule: string | null
  place: Place
}

/** What a document says about a tier: its targets for that step, its priorities' targets, its exit lines. */
function statements(plan: DocumentPlan, tierId: string): Statement[] {
  const targets = plan.targets
    .filter((target) => target.step === tierId)
    .map((target) => ({ text: `${target.metricText} ${target.text}`, rule: target.rule, place: target.place }))
  const priorities = plan.priorities
    .filter((priority) => priority.tierId === tierId)
    .flatMap((priority) => priority.targets.map(({ text, place }) => ({ text, rule: null, place })))
  const criteria = plan.criteria
    .filter((criterion) => criterion.tierId === tierId)
    .flatMap(({ text, place }) => splitCriteria(text).map((part) => ({ text: part, rule: null, place })))
  return [...targets, ...priorities, ...criteria]
}

/** Statements of the criterion's own target that differ from its rule, once each. */
export function differingSources(criterion: Criterion, rule: Rule, sources: readonly OtherSource[]): OtherSource[] {
  const seen = new Set<string>()
  return sources.filter((source) => {
    const isOwn = source.place.file === criterion.place.file && source.place.line === criterion.place.line
    if (isOwn || seen.has(source.text) || !sameTarget(source.rule, rule) || isEqual(source.rule, rule)) return false
    seen.add(source.text)
    return true
  })
}

/** `< 2s` and `< 2000ms` are one target. */
function isEqual(a: Rule, b: Rule): boolean {
  if (a.limit === null || b.limit === null || a.op !== b.op || a.selector.kind !== b.selector.kind) return false
  return compareLimits(a.limit, b.limit) === 0
}

/** The strictest of the differing statements where it asks for more than the rule; null where none does. */
export function strictestOf(rule: Rule, sources: readonly OtherSource[]): OtherSource | null {
  let strictest: OtherSource | null = null
  for (const source of sources) {
    if (isStricter(source.rule, strictest === null ? rule : strictest.rule)) strictest = source
  }
  return strictest
}
