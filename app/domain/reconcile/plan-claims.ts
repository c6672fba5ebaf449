import type { DocumentPlan, Task } from '../plan'
import { isPath } from '../work/plan-options'
import { type ClaimDraft, inDocument } from './claim-draft'
import type { TrackerInput } from './input'
import { type DocumentsInput, ofDocuments } from './of-documents'
import { doneClaim } from './week-claims'

/** Words that tell tasks apart; verbs of doing and short words do not. */
const common = /^(?:add|fix|test|write|run|create|implement|the|and|for|with|from|update|all)$/

function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter((word) => word.length > 2 && !common.test(word)))
}

function shareFound(wanted: Set<string>, text: string): number {
  const own = wordsOf(text)
  return wanted.size === 0 ? 1 : [...wanted].filter((word) => own.has(word)).length / wanted.size
}

/** Half of its words in one line of the week: reworded, not dropped. */
function isKept(task: Task, plan: DocumentPlan): boolean {
  const wanted = wordsOf(task.text)
  return plan.tasks.some(
    (one) =>
      one.weekId === task.weekId && (one.id === task.id || shareFound(wanted, `${one.text} ${one.note ?? ''}`) >= 0.5),
  )
}

/** Open tasks of an earlier snapshot that a week called done no longer lists ("Test Safari"). */
function droppedTasks(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  const before = (input.earlier ?? []).filter((one) => one.slug === plan.slug).at(-1)
  if (before === undefined) return []
  return plan.weeks.flatMap((week): ClaimDraft[] => {
    const claim = doneClaim(plan, week)
    const planned = before.tasks.filter((task) => task.weekId === week.id)
    const gone = planned.filter((task) => !task.ticked && !isKept(task, plan))
    const [first] = gone
    if (claim === null || first === undefined) return []
    return [
      {
        kind: 'week',
        class: 'unsupported',
        reason: 'planned_tasks_dropped',
        subject: week.id,
        weekId: week.id,
        numbers: { dropped: gone.length, total: planned.length },
        words: { tasks: gone.map((task) => `“${task.text}”`).join(', ') },
        claim: inDocument(plan, claim.words, claim.place),
        against: inDocument(before, first.text, first.place),
      },
    ]
  })
}

function minutesOf(estimate: string | undefined): number | null {
  const match = estimate === undefined ? null : /^\s*~?(\d+(?:\.\d+)?)\s*(h|hours?|min|minutes?)\b/i.exec(estimate)
  return match === null ? null : Number(match[1]) * (match[2]!.toLowerCase().startsWith('h') ? 60 : 1)
}

function sameWords(left: string, right: string): boolean {
  const own = wordsOf(left)
  return own.size > 1 && own.size === wordsOf(right).size && shareFound(own, right) === 1
}

/** The estimate of one piece of work in the tracker and in a plan document. */
function estimatesDiffer(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  const others = input.documents.flatMap((document) => [
    ...document.planItems.map((item) => ({ document, ...item, minutes: minutesOf(item.fields.estimate) })),
    ...document.tasks.map((task) => ({ document, ...task, minutes: task.estimateMinutes })),
  ])
  return plan.tasks.flatMap((task): ClaimDraft[] => {
    const minutes = task.estimateMinutes
    const other = others.find(
      (one) => one.minutes !== null && one.minutes !== minutes && sameWords(task.text, one.text),
    )
    if (minutes === null || other === undefined) return []
    return [
      {
        kind: 'task',
        class: 'self_contradicted',
        reason: 'estimates_differ',
        subject: task.id,
        weekId: task.weekId,
        numbers: { minutes, otherMinutes: other.minutes! },
        words: { document: other.document.title },
        claim: inDocument(plan, task.text, task.place),
        against: inDocument(other.document, other.text, other.place),
      },
    ]
  })
}

/** The tracker executes one option where a plan document recommends another of the same list. */
function optionsDiffer(input: DocumentsInput): ClaimDraft[] {
  const plan = input.tracker
  const chosen = plan.planItems.find((item) => item.kind === 'option' && item.fields.chosen !== undefined)
  const letter = chosen?.fields.chosen
  if (chosen === undefined || letter === undefined) return []
  return input.documents.flatMap((document): ClaimDraft[] => {
    const options = document.planItems.filter((item) => item.kind === 'option' && isPath(item))
    const recommended = options.filter((item) => item.fields.recommended === 'yes')
    const [other] = recommended
    if (other === undefined || recommended.length > 1 || other.fields.option === letter) return []
    if (!options.some((item) => item.fields.option === letter && item.group === other.group)) return []
    return [
      {
        kind: 'target',
        class: 'self_contradicted',
        reason: 'option_differs',
        subject: 'program',
        words: { chosen: letter, recommended: other.fields.option ?? other.text, document: document.title },
        claim: inDocument(plan, chosen.text, chosen.place),
        against: inDocument(document, other.text, other.place),
      },
    ]
  })
}

const allCriteria = /\ball\b.*\bcriteria\b/i

/** "Verify all Tier 1 criteria met", ticked: against the tier it names, else against the boxes of all tiers. */
function criteriaVerified(input: TrackerInput): ClaimDraft[] {
  const plan = input.tracker
  return plan.tasks.flatMap((task): ClaimDraft[] => {
    if (!task.ticked || !allCriteria.test(task.text)) return []
    const claim = inDocument(plan, task.text, task.place)
    const base = { kind: 'task' as const, subject: task.id, weekId: task.weekId, claim }
    const number = /\btier\s*(\d+)\b/i.exec(task.text)?.[1]
    const tier = input.tiers.find((one) => number !== undefined && one.tier.number === Number(number))
    const failing = tier?.criteria.find((one) => one.underlying === 'not_met')
    if (tier !== undefined && failing !== undefined) {
      const count = (verdict: string) => tier.criteria.filter((one) => one.underlying === verdict).length
      return [
        {
          ...base,
          class: 'contradicted',
          reason: 'criteria_claimed_but_tier_not_ready',
          tierId: tier.tier.id,
          numbers: { met: count('met'), total: tier.criteria.length },
          words: { tier: tier.tier.id, state: tier.state },
          against: inDocument(plan, failing.criterion.text, failing.criterion.place),
        },
      ]
    }
    const boxes = plan.criteria.filter((one) => one.ticked !== null && /\bsuccess\b/i.test(task.text))
    const open = boxes.find((one) => one.ticked === false)
    if (number !== undefined || open === undefined) return []
    return [
      {
        ...base,
        class: 'self_contradicted',
        reason: 'criteria_verified_but_open',
        numbers: { done: boxes.filter((one) => one.ticked === true).length, total: boxes.length },
        against: inDocument(plan, open.text, open.place),
      },
    ]
  })
}

/** What was planned, by an earlier snapshot or another document, against what is done and called done. */
export function reconcilePlans(input: TrackerInput): ClaimDraft[] {
  return [...plannedOtherwise(input), ...criteriaVerified(input)]
}

const plannedOtherwise = ofDocuments('plans', (input) => [
  ...droppedTasks(input),
  ...estimatesDiffer(input),
  ...optionsDiffer(input),
])
