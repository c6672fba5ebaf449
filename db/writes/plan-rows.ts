import type { Diagnostic, Place } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import type * as tables from '../schema/derived-plan'

/** The columns that every item row starts with. */
function rowsOf<T, R>(revisionId: number, items: readonly T[], placeOf: (item: T) => Place, columns: (item: T) => R) {
  return items.map((item, ordinal) => {
    const place = placeOf(item)
    return { ...columns(item), revisionId, ordinal, line: place.line, column: place.column }
  })
}

const at = (item: { place: Place }) => item.place

/** One entry per table: which rows a plan gives there. Counts equal the plan's own lists. */
export function planRows(revisionId: number, plan: DocumentPlan) {
  const rows = <T extends { place: Place }, R>(items: readonly T[], columns: (item: T) => R) =>
    rowsOf(revisionId, items, at, columns)
  const figures = plan.quotedEvidence.flatMap((block, index) =>
    block.figures.map((figure) => ({ ...figure, block: index })),
  )
  return {
    week: rows(plan.weeks, ({ id, unit, number, title, goal }) => ({ id, unit, number, title, goal })),
    dayGroup: rows(plan.days, ({ id, weekId, title, fromDate, toDate }) => ({ id, weekId, title, fromDate, toDate })),
    task: rows(plan.tasks, ({ id, weekId, dayId, parentId, ref, text, estimateMinutes, ticked }) => ({
      id,
      weekId,
      dayId,
      parentId,
      ref,
      text,
      estimateMinutes,
      ticked,
    })),
    box: rows(plan.boxes, ({ owner, ownerId, text, ticked }) => ({ owner, ownerId, text, ticked })),
    tier: rows(plan.tiers, ({ id, number, title, goal }) => ({ id, number, title, goal })),
    criterion: rows(plan.criteria, ({ id, tierId, text, claimText, ticked }) => ({
      id,
      tierId,
      text,
      claimText,
      ticked,
    })),
    target: rows(plan.targets, ({ metric, step, text, rule }) => ({ metric, step, text, rule })),
    metricStatement: rows(plan.metricStatements, ({ metric, step, ticked, figure, targetText, runLabel }) => ({
      metric,
      step,
      ticked,
      value: figure === null ? null : figure.value,
      unit: figure === null ? null : figure.unit,
      targetText,
      runLabel,
    })),
    risk: rows(plan.risks, ({ id, text, probability, impact, active }) => ({ id, text, probability, impact, active })),
    costLine: rows(plan.costs, (line) => ({
      id: line.id,
      weekId: line.weekId,
      phase: line.phase,
      isTotal: line.isTotal,
      estimateMinutes: line.estimateMinutes,
      estimateCents: line.estimateCents,
      actualMinutes: line.actualMinutes,
      actualCents: line.actualCents,
    })),
    deliverable: rows(plan.deliverables, ({ id, weekId, text, ticked }) => ({ id, weekId, text, ticked })),
    milestone: rows(plan.milestones, ({ id, subject, text, ticked, achievedOn }) => ({
      id,
      subject,
      text,
      ticked,
      achievedOn,
    })),
    escalationRule: rows(plan.escalations, ({ id, trigger, contact, slaMinutes }) => ({
      id,
      trigger,
      contact,
      slaMinutes,
    })),
    priority: rows(plan.priorities, ({ id, ref, tierId, title, owner }) => ({ id, ref, tierId, title, owner })),
    planItem: rows(plan.planItems, ({ kind, group, text, ticked }) => ({ kind, group, text, ticked })),
    openPoint: rows(plan.openPoints, ({ text, priority }) => ({ text, priority })),
    progressStatement: rows(plan.progress, ({ subject, percent, words }) => ({ subject, percent, words })),
    quotedEvidence: rows(plan.quotedEvidence, ({ id, title, runLabel, weekId }) => ({ id, title, runLabel, weekId })),
    quotedFigure: rows(figures, ({ block, metric, endpoint, value, low, high, unit, words }) => ({
      block,
      metric,
      endpoint,
      value,
      low,
      high,
      unit,
      words,
    })),
    diagnostic: rowsOf(
      revisionId,
      plan.diagnostics,
      (diagnostic: Diagnostic) => diagnostic,
      ({ severity, rule, message }) => ({ severity, rule, message }),
    ),
  } satisfies Partial<Record<keyof typeof tables, unknown>>
}
