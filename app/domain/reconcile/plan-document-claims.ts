import { readQuantities } from '../figures/quantity'
import type { DocumentPlan, PlanItem } from '../plan'
import { type ClaimDraft, inDocument } from './claim-draft'
import { groupBy } from './group-by'
import type { DocumentsInput } from './of-documents'

const common = /^(?:the|and|for|with|from|start|started|fix|add|task|quick|win|hours?|minutes?)$/

/** Words that tell pieces of work apart; "debugging" and "debug" are one. */
function stems(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return [...new Set(words.filter((word) => word.length > 2 && !/^\d/.test(word) && !common.test(word)))]
}

function shareOf(wanted: string[], text: string): number {
  const own = stems(text)
  const found = wanted.filter((word) => own.some((one) => one.startsWith(word) || word.startsWith(one)))
  return wanted.length === 0 ? 0 : found.length / wanted.length
}

function boxesOf(plan: DocumentPlan): PlanItem[] {
  return plan.planItems.filter((item) => item.kind === 'box' && item.ticked !== null)
}

function scopeOf(item: PlanItem): string {
  return item.fields.day ?? item.fields.week ?? ''
}

/** Checklists of the same day whose heading speaks of the same work and in which boxes are open. */
function checklistOf(item: PlanItem, checklists: PlanItem[][]): PlanItem[] | null {
  const wanted = stems(item.text)
  const scored = checklists
    .map((boxes) => ({ boxes, share: shareOf(wanted, boxes[0]!.group) }))
    .sort((a, b) => b.share - a.share)
  const [best, second] = scored
  if (best === undefined || best.share < 0.5) return null
  return second !== undefined && second.share === best.share ? null : best.boxes
}

function count(boxes: PlanItem[]): number {
  return boxes.filter((box) => box.ticked === true).length
}

function judge(plan: DocumentPlan, item: PlanItem, boxes: PlanItem[]): ClaimDraft {
  const base = {
    kind: 'task' as const,
    subject: scopeOf(item) === '' ? plan.slug : scopeOf(item),
    weekId: item.fields.week ?? null,
    claim: inDocument(plan, item.text, item.place),
  }
  const same = boxes.filter((box) => scopeOf(box) === scopeOf(item) && box.group !== item.group)
  const own = checklistOf(
    item,
    groupBy(same, (box) => box.group),
  )
  const open = own?.find((box) => box.ticked === false)
  if (own === null || open === undefined)
    return { ...base, class: 'unsupported', reason: 'task_without_proof', words: { proofs: '' } }
  const ofDay = same.filter((box) => scopeOf(box) !== '')
  return {
    ...base,
    class: 'self_contradicted',
    reason: 'done_over_open_checklist',
    numbers: {
      done: count(own),
      total: own.length,
      allOpen: ofDay.length - count(ofDay),
    },
    words: { checklist: open.group },
    against: inDocument(plan, open.text, open.place),
  }
}

/** "Completed Tasks" of a guide, ticked, against the checklists of the same tasks. Plan boxes are never progress. */
function tickedBoxes(plan: DocumentPlan): ClaimDraft[] {
  const boxes = boxesOf(plan)
  return boxes.filter((box) => box.ticked === true).map((box) => judge(plan, box, boxes))
}

const hoped = /\b(?:expect(?:ed|ation)?s?|goals?|targets?|success|criteria|planned|impact)\b/i

/** What a plan calls achieved already, where its line carries no figure that a run could bear out. */
function achievements(plan: DocumentPlan): ClaimDraft[] {
  const figures = new Set(plan.quotedEvidence.flatMap((one) => one.figures.map((figure) => figure.place.line)))
  return plan.planItems.flatMap((item): ClaimDraft[] => {
    if (item.kind !== 'achievement' || hoped.test(item.group) || figures.has(item.place.line)) return []
    return [
      {
        kind: 'task',
        class: 'unsupported',
        reason: 'marked_without_proof',
        subject: plan.slug,
        claim: inDocument(plan, item.text, item.place),
      },
    ]
  })
}

/** The baseline column of a plan's target tables: figures of a start that no run is named for. */
function baselines(plan: DocumentPlan): ClaimDraft[] {
  return plan.targets.flatMap((target): ClaimDraft[] => {
    const [quantity] = target.step === 'baseline' ? readQuantities(target.text) : []
    if (quantity === undefined || quantity.comparator !== null) return []
    const { value, low, high, unit } = quantity
    return [
      {
        kind: 'metric_figure',
        class: 'unsupported',
        reason: 'figure_without_evidence',
        subject: target.metric,
        numbers: { value, low, high },
        words: { figure: target.text, metric: target.metricText, unit, step: target.step },
        claim: inDocument(plan, `${target.metricText}: ${target.text}`, target.place),
      },
    ]
  })
}

/** Claims that stand in plan items and baselines of a document. */
export function reconcilePlanDocument(input: DocumentsInput): ClaimDraft[] {
  return [...tickedBoxes(input.tracker), ...achievements(input.tracker), ...baselines(input.tracker)]
}
