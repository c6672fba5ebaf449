import type { DocumentPlan } from '~/domain/plan'
import type { AddFact } from './facts'

/** Tasks, deliverables, milestones, plan items, risks, money and what is still open. */
export function workFacts(plan: DocumentPlan, add: AddFact): void {
  for (const { id, ref, text, estimateMinutes, ticked, note, proofs, dayId, place } of plan.tasks)
    add('task', id, place, {
      ref,
      text,
      ticked,
      estimateMinutes,
      day: dayId,
      note,
      proofs: proofs.map((proof) => proof.text),
    })
  for (const { id, text, ticked, artifacts, place } of plan.deliverables)
    add('deliverable', id, place, { text, ticked, artifacts })
  for (const { id, text, ticked, achievedOn, dueOn = null, reward, place } of plan.milestones)
    add('milestone', id, place, { text, ticked, achievedOn, dueOn, reward })
  for (const { kind, group, text, ticked, place } of plan.planItems)
    add('plan_item', null, place, { item: kind, text, group, ticked })
  for (const { id, ref, title, owner, effort, targets, place } of plan.priorities) {
    add('priority', id, place, { ref, title, owner, effort })
    for (const target of targets) add('target', id, target.place, { text: target.text })
  }
  moneyAndRisk(plan, add)
}

function moneyAndRisk(plan: DocumentPlan, add: AddFact): void {
  for (const { id, text, probability, impact, mitigation, status, active, resolvedOn, place } of plan.risks)
    add('risk', id, place, {
      text,
      probability,
      impact,
      mitigation,
      status: status === null ? null : status.status,
      active,
      resolvedOn,
    })
  for (const cost of plan.costs)
    add('cost', cost.id, cost.place, {
      phase: cost.phase,
      estimateMinutes: cost.estimateMinutes,
      estimate: dollars(cost.estimateCents),
      actualMinutes: cost.actualMinutes,
      actual: dollars(cost.actualCents),
      total: cost.isTotal ? true : null,
    })
  for (const { id, trigger, contact, sla, place } of plan.escalations)
    add('escalation', id, place, { trigger, contact, within: sla })
  for (const { text, priority, target, place } of plan.openPoints)
    add('open_point', null, place, { text, priority, target })
}

function dollars(cents: number | null): number | null {
  return cents === null ? null : cents / 100
}
