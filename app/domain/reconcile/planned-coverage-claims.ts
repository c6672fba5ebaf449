import type { DayGroup, DocumentPlan, PlanItem } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import { groupBy } from './group-by'
import type { DocumentsInput } from './of-documents'

interface Declared {
  document: DocumentPlan
  name: string
  item: PlanItem
}

/** Names of a plan's test matrix: browsers, devices. Endpoints are judged by runs. */
function declaredIn(document: DocumentPlan): Declared[] {
  return document.planItems.flatMap((item) => {
    const name = item.fields.browser ?? item.fields.device ?? item.fields.platform
    return item.kind !== 'expected_coverage' || name === undefined ? [] : [{ document, name, item }]
  })
}

function mentions(text: string, name: string): boolean {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return words.includes(` ${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `)
}

function isDone(plan: DocumentPlan, day: DayGroup): boolean {
  const own = plan.tasks.filter((task) => task.dayId === day.id)
  return own.length > 0 && own.every((task) => task.ticked)
}

/** A day that tested some of what the plan lists, is done, and leaves the rest out of the whole tracker. */
function missingIn(plan: DocumentPlan, declared: Declared[]): ClaimDraft[] {
  const absent = declared.filter(({ name }) => !plan.tasks.some((task) => mentions(task.text, name)))
  const [first] = absent
  if (first === undefined) return []
  return plan.days.flatMap((day): ClaimDraft[] => {
    const own = plan.tasks.filter((task) => task.dayId === day.id)
    const tested = declared.filter(({ name }) => own.some((task) => mentions(task.text, name)))
    if (tested.length < 2 || !isDone(plan, day)) return []
    return [
      {
        kind: 'week',
        class: 'self_contradicted',
        reason: 'planned_coverage_missing',
        subject: day.id,
        weekId: day.weekId,
        numbers: { done: tested.length, total: declared.length },
        words: { missing: absent.map(({ name }) => name).join(', '), document: first.document.title },
        claim: inDocument(plan, day.title, day.place),
        against: inDocument(first.document, first.item.text, first.item.place),
      },
    ]
  })
}

/** The plan's test matrix lists Safari; the tracker calls its cross-browser day done without it. */
export function reconcilePlannedCoverage(input: DocumentsInput): ClaimDraft[] {
  return input.documents.flatMap((document) =>
    groupBy(declaredIn(document), ({ item }) => item.group).flatMap((group) => missingIn(input.tracker, group)),
  )
}
