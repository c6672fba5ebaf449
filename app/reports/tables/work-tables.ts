import type { DueSheet } from '~/domain/review/due-sheets'
import { dueSheets } from '~/domain/review/due-sheets'
import { earnedValue, type WeekValue, type WorkFigure } from '~/domain/work/earned-value'
import { type EscalationClock, escalationClocks } from '~/domain/work/escalation'
import type { ProgramPoint } from '~/domain/work/program-point'
import { placeColumns } from './place-columns'
import { joined } from './plan-tables'
import { column, defineTable, type TableSources } from './table'

interface FigureRow {
  figure: string
  side: 'claimed' | 'proven' | null
  value: WorkFigure
}

function figuresOf({ context }: TableSources): FigureRow[] {
  const earned = earnedValue(context.input.state, context.assessment)
  const row = (figure: string, value: WorkFigure, side: FigureRow['side'] = null) => ({ figure, side, value })
  const { bac, planned, spent, gap, costPerProvenCriterion } = earned
  return [
    row('budget_at_completion', bac),
    row('planned_value', planned),
    row('actual_cost', spent),
    ...(['claimed', 'proven'] as const).flatMap((side) =>
      (['earned', 'cpi', 'spi', 'eac', 'etc', 'vac', 'tcpi'] as const).map((name) =>
        row(name, earned[side][name], side),
      ),
    ),
    row('watermelon_gap', gap),
    row('cost_per_proven_criterion', costPerProvenCriterion),
  ]
}

export const earnedValueTable = defineTable<FigureRow>({
  name: 'earned-value',
  page: (href) => href.costs(),
  rows: figuresOf,
  columns: [
    column('figure', 'Figure', ({ figure }) => figure, 'word'),
    column('side', 'Side', ({ side }) => side, 'word', 'there_is_none'),
    column('value', 'Value', ({ value }) => numberOf(value), 'varies', 'unknown'),
    column('value_unit', 'Unit', ({ value }) => (value.unit === 'ratio' ? 'quotient' : value.unit), 'word'),
    column('approximate', 'About', ({ value }) => value.known && value.approximate, 'yes_no'),
    column('formula', 'Formula', ({ value }) => (value.known ? value.formula : null), 'word', 'unknown'),
    column(
      'unknown_because',
      'Unknown because',
      ({ value }) => (value.known ? null : value.reason),
      'word',
      'there_is_none',
    ),
    column('without_weeks', 'Without weeks', ({ value }) => joined(value.without), 'text', 'there_is_none'),
  ],
})

export const earnedWeeksTable = defineTable<{ week: WeekValue; unit: 'cents' | 'minutes' }>({
  name: 'earned-value-by-week',
  page: (href) => href.costs(),
  rows: ({ context }) => {
    const { weeks, unit } = earnedValue(context.input.state, context.assessment)
    return weeks.map((week) => ({ week, unit }))
  },
  columns: [
    column('week', 'Week', ({ week }) => week.weekId),
    column('phase', 'Phase', ({ week }) => week.phase, 'text', 'not_stated'),
    column('estimate_minutes', 'Estimated time', ({ week }) => numberOf(week.estimate.minutes), 'minutes', 'unknown'),
    column('estimate_cents', 'Estimated cost', ({ week }) => numberOf(week.estimate.cents), 'cents', 'unknown'),
    column('actual_minutes', 'Actual time', ({ week }) => numberOf(week.actual.minutes), 'minutes', 'not_recorded'),
    column('actual_cents', 'Actual cost', ({ week }) => numberOf(week.actual.cents), 'cents', 'not_recorded'),
    column('approximate', 'About', ({ week }) => isAbout(week), 'yes_no'),
    column('unit', 'Values in', ({ unit }) => unit, 'word'),
    column('planned', 'Planned value', ({ week }) => numberOf(week.planned), 'varies', 'unknown'),
    column('earned_claimed', 'Earned, claimed', ({ week }) => numberOf(week.claimed.earned), 'varies', 'unknown'),
    column('earned_proven', 'Earned, proven', ({ week }) => numberOf(week.proven.earned), 'varies', 'unknown'),
    column('cpi_claimed', 'CPI, claimed', ({ week }) => numberOf(week.claimed.cpi), 'quotient', 'unknown'),
    column('cpi_proven', 'CPI, proven', ({ week }) => numberOf(week.proven.cpi), 'quotient', 'unknown'),
    column('gap', 'Gap in points', ({ week }) => numberOf(week.gap), 'points', 'unknown'),
  ],
})

/** What was spent, or the time that it took, is recorded as about so much. */
function isAbout({ actual }: WeekValue): boolean {
  return [actual.cents, actual.minutes].some((figure) => figure.known && figure.approximate)
}

function numberOf(figure: WorkFigure): number | null {
  return figure.known ? figure.value : null
}

export const clocksTable = defineTable<EscalationClock>({
  name: 'escalation-clocks',
  page: (href) => `${href.risks()}#escalation`,
  rows: ({ context }) => escalationClocks(context.input.state, context.assessment),
  columns: [
    column('rule', 'Rule', ({ rule }) => rule.id),
    column('trigger', 'When', ({ rule }) => rule.trigger),
    column('kind', 'Kind', ({ kind }) => kind, 'word'),
    column('fact', 'Started by', ({ fact }) => fact.code, 'word'),
    column('state', 'State', ({ state }) => state, 'word'),
    column('started_at', 'Started', ({ startedAt }) => startedAt, 'time'),
    column('deadline_at', 'Deadline', ({ deadlineAt }) => deadlineAt, 'time', 'not_stated'),
    column('stopped_at', 'Stopped', ({ stoppedAt }) => stoppedAt, 'time', 'not_yet'),
    column('stopped_by', 'Stopped by', ({ stoppedBy }) => stoppedBy, 'word', 'not_yet'),
    column('missed', 'Deadline missed', ({ missed }) => missed, 'yes_no'),
    column('contact', 'Contact', ({ rule }) => rule.contact, 'text', 'not_stated'),
    ...placeColumns<EscalationClock>(({ rule }) => rule.place),
  ],
})

export const burnUpTable = defineTable<ProgramPoint>({
  name: 'burn-up',
  page: (href) => href.burnUp(),
  rows: ({ points }) => points(),
  columns: [
    column('at', 'At the end of', ({ at }) => at, 'time'),
    column('criteria_met', 'Criteria met', ({ criteria }) => criteria?.met ?? null, 'count', 'unknown'),
    column('criteria', 'Criteria', ({ criteria }) => criteria?.total ?? null, 'count', 'unknown'),
    column('tasks_claimed', 'Tasks claimed', ({ tasks }) => tasks?.claimed ?? null, 'count', 'unknown'),
    column('tasks_ticked', 'Tasks ticked', ({ tasks }) => tasks?.ticked ?? null, 'count', 'unknown'),
    column('tasks_proven', 'Tasks proven', ({ tasks }) => tasks?.proven ?? null, 'count', 'unknown'),
    column('tasks', 'Tasks', ({ tasks }) => tasks?.total ?? null, 'count', 'unknown'),
    column('unit', 'Money in', ({ money }) => money.unit, 'word'),
    column('budget', 'Budget', ({ money }) => money.budget, 'varies', 'unknown'),
    column('planned', 'Planned value', ({ money }) => money.planned, 'varies', 'unknown'),
    column('spent', 'Spent', ({ money }) => money.spent, 'varies', 'unknown'),
    column('spent_is_least', 'At least', ({ money }) => money.spentIsLeast, 'yes_no'),
    column('earned_claimed', 'Earned, claimed', ({ money }) => money.claimed, 'varies', 'unknown'),
    column('earned_proven', 'Earned, proven', ({ money }) => money.proven, 'varies', 'unknown'),
    column('gap', 'Gap in points', ({ gap }) => gap, 'points', 'unknown'),
  ],
})

export const dueReviewsTable = defineTable<DueSheet>({
  name: 'due-reviews',
  page: (href) => href.reviews(),
  rows: ({ context }) => dueSheets(context.input.state, context.assessment),
  columns: [
    column('week', 'Week', ({ weekId }) => weekId),
    column('state', 'State', ({ state }) => state, 'word'),
    column('from_day', 'First day', ({ fromDay }) => fromDay, 'day', 'not_stated'),
    column('to_day', 'Last day', ({ toDay }) => toDay, 'day', 'not_stated'),
    column('due_on', 'Due on', ({ dueOn }) => dueOn, 'day', 'there_is_none'),
    column('version', 'Version published', ({ published }) => published?.version ?? null, 'count', 'not_yet'),
    column('published_at', 'Published', ({ published }) => published?.at ?? null, 'time', 'not_yet'),
  ],
})
