import type { FactKind, ReadFact } from '~/domain/explained'
import type { Place } from '~/domain/place'
import type { DocumentPlan, StatusClaim } from '~/domain/plan'
import { inferRule } from '~/domain/rules'
import { workFacts } from './work-facts'

export type FactsByLine = Map<number, ReadFact[]>
type Value = string | number | boolean | null | undefined
export type AddFact = (
  kind: FactKind,
  id: string | null,
  place: Place,
  fields: Record<string, Value | readonly string[]>,
) => void

/** Everything that a plan holds, by the line it was read from. `groups` are those that the program declares. */
export function factsOf(plan: DocumentPlan, groups: readonly string[]): FactsByLine {
  const facts: FactsByLine = new Map()
  const add: AddFact = (kind, id, place, fields) => {
    const fact = { kind, id, fields: stated(fields) }
    const known = facts.get(place.line)
    if (known === undefined) facts.set(place.line, [fact])
    else known.push(fact)
  }
  structureFacts(plan, add)
  workFacts(plan, add)
  criterionFacts(plan, groups, add)
  statementFacts(plan, add)
  return facts
}

/** Without what the document does not say. */
function stated(fields: Record<string, Value | readonly string[]>): ReadFact['fields'] {
  const kept: ReadFact['fields'] = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined || value === '') continue
    if (Array.isArray(value)) {
      if (value.length > 0) kept[name] = value.join(', ')
    } else kept[name] = value as string | number | boolean
  }
  return kept
}

function structureFacts(plan: DocumentPlan, add: AddFact): void {
  for (const { id, title, number, tiers, statuses, exitCriteria, place } of plan.weeks) {
    add('week', id, place, { title, number, tiers })
    if (exitCriteria !== null) add('exit_criteria', id, exitCriteria.place, { text: exitCriteria.text })
    statusFacts(id, statuses, add)
  }
  for (const { id, title, fromDate, toDate, statuses, place } of plan.days) {
    add('day', id, place, { title, from: fromDate, to: toDate })
    statusFacts(id, statuses, add)
  }
  for (const { id, title, goal, effort, cost, roi, statuses, place } of plan.tiers) {
    add('tier', id, place, { title, goal, effort, cost, roi })
    statusFacts(id, statuses, add)
  }
  statusFacts('program', plan.statuses, add)
  for (const { id, title, sections, place } of plan.templates) add('template', id, place, { title, sections })
  if (plan.lastUpdated !== null) add('date', null, plan.lastUpdated.place, { updated: plan.lastUpdated.date })
  if (plan.budget !== null) {
    const { lowCents, highCents, place } = plan.budget
    add('budget', null, place, { from: lowCents / 100, to: highCents / 100 })
  }
}

function statusFacts(id: string, statuses: readonly StatusClaim[], add: AddFact): void {
  for (const { words, status, place } of statuses) add('status', id, place, { status, words })
}

function criterionFacts(plan: DocumentPlan, groups: readonly string[], add: AddFact): void {
  for (const { id, text, claimText, ticked, place } of plan.criteria) {
    const inferred = inferRule(text, { groups })
    add('criterion', id, place, {
      text,
      rule: inferred === null ? null : inferred.rule,
      operatorInferred: inferred?.operatorInferred === true ? true : null,
      ticked,
      claim: claimText,
    })
  }
  for (const { metric, metricText, step, text, rule, place } of plan.targets)
    add('target', metric, place, { metric: metricText, step, text, rule })
}

function statementFacts(plan: DocumentPlan, add: AddFact): void {
  for (const { metric, metricText, figure, ticked, targetText, place } of plan.metricStatements)
    add('figure', metric, place, {
      metric: metricText,
      value: figure === null ? null : figure.words,
      ticked: ticked ? true : null,
      target: targetText,
    })
  for (const { id, runLabel, figures, files, place } of plan.quotedEvidence) {
    add('evidence', id, place, { run: runLabel, files, figures: figures.length })
    for (const { metric, endpoint, words, place: at } of figures)
      add('figure', metric, at, { metric, endpoint, value: words, run: runLabel })
  }
  for (const { subject, fromPercent, percent, place } of plan.progress)
    add('progress', subject, place, { from: fromPercent, percent })
  for (const { text, target, place } of plan.links) add('link', null, place, { text, target })
  for (const { text, status, place } of plan.glyphItems) add('marked_item', null, place, { text, status })
  for (const { parts, place } of plan.notes ?? []) add('note', null, place, { parts })
}
