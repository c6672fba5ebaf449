import type { ReconciledClaim } from '~/domain/assessment'
import { invalidRuns } from '~/domain/criteria/context'
import type { CostLine, EscalationRule, Task, Week } from '~/domain/plan'
import { proofOf } from '~/domain/reconcile/task-proof'
import type { Target } from '~/domain/statements'
import {
  type JudgedDeliverable,
  type JudgedMilestone,
  judgeDeliverables,
  judgeMilestones,
} from '~/domain/work/commitments'
import { type JudgedRisk, judgeRisks } from '~/domain/work/risks'
import { judgeProofs, proofsBySubject } from '~/domain/work/task-proofs'
import type { ReportContext } from '../report-context'
import { targetLine } from '../target-lines'
import { allTargets, stepText } from '../target-sources'
import type { TargetLine } from '../types-overview'
import { placeColumns } from './place-columns'
import { column, defineTable } from './table'

interface TaskRow {
  task: Task
  weekTitle: string
  dayTitle: string | null
  proven: boolean
  claim: ReconciledClaim | null
}

function taskRows(context: ReportContext): TaskRow[] {
  const { tracker, claims } = context.assessment
  if (tracker === null) return []
  const ofTasks = claims.filter(({ kind }) => kind === 'task')
  const { state } = context.input
  const { findings } = context.assessment
  const proofs = {
    runs: state.runs,
    findings,
    asOf: state.asOf,
    invalid: invalidRuns(state.invalidations, state.asOf),
    attached: proofsBySubject(judgeProofs(state, findings), 'task'),
  }
  const days = new Map(tracker.days.map(({ id, title }) => [id, title]))
  return tracker.tasks.map((task) => {
    const claim = ofTasks.find(({ subject }) => subject === task.id) ?? null
    return {
      task,
      weekTitle: context.weekTitle(task.weekId),
      dayTitle: task.dayId === null ? null : (days.get(task.dayId) ?? null),
      proven: task.ticked && proofOf(task, proofs).state === 'proven',
      claim,
    }
  })
}

export const tasksTable = defineTable<TaskRow>({
  name: 'tasks',
  page: (href) => href.weeks(),
  rows: ({ context }) => taskRows(context),
  columns: [
    column('id', 'Id', ({ task }) => task.id),
    column('ref', 'Number', ({ task }) => task.ref, 'text', 'not_stated'),
    column('week', 'Week', ({ task }) => task.weekId),
    column('week_title', 'Week’s title', ({ weekTitle }) => weekTitle),
    column('day', 'Day', ({ dayTitle }) => dayTitle, 'text', 'not_stated'),
    column('parent', 'Part of', ({ task }) => task.parentId, 'text', 'there_is_none'),
    column('text', 'Task', ({ task }) => task.text),
    column('estimate_minutes', 'Estimate', ({ task }) => task.estimateMinutes, 'minutes', 'not_stated'),
    column('ticked', 'Ticked', ({ task }) => task.ticked, 'yes_no'),
    column('proven', 'Proven', ({ proven }) => proven, 'yes_no'),
    column('claim', 'Claim is', ({ claim }) => (claim === null ? null : claim.class), 'word', 'there_is_none'),
    column('note', 'Note', ({ task }) => task.note, 'text', 'not_stated'),
    ...placeColumns<TaskRow>(({ task }) => task.place),
  ],
})

interface WeekRow {
  week: Week
  title: string
  tasks: Task[]
  proven: number
  current: boolean
}

export const weeksTable = defineTable<WeekRow>({
  name: 'weeks',
  page: (href) => href.weeks(),
  rows: ({ context }) => {
    const { tracker, currentWeekId } = context.assessment
    const tasks = taskRows(context)
    return (tracker === null ? [] : tracker.weeks).map((week) => {
      const own = tasks.filter(({ task }) => task.weekId === week.id)
      return {
        week,
        title: context.weekTitle(week.id),
        tasks: own.map(({ task }) => task),
        proven: own.filter(({ proven }) => proven).length,
        current: week.id === currentWeekId,
      }
    })
  },
  columns: [
    column('id', 'Id', ({ week }) => week.id),
    column('title', 'Week', ({ title }) => title),
    column('current', 'Current', ({ current }) => current, 'yes_no'),
    column('goal', 'Goal', ({ week }) => week.goal, 'text', 'not_stated'),
    column(
      'statuses',
      'Said to be',
      ({ week }) => joined(week.statuses.map(({ words }) => words)),
      'text',
      'not_stated',
    ),
    column('tasks', 'Tasks', ({ tasks }) => tasks.length, 'count'),
    column('ticked', 'Ticked', ({ tasks }) => tasks.filter(({ ticked }) => ticked).length, 'count'),
    column('proven', 'Proven', ({ proven }) => proven, 'count'),
    column('exit_criteria', 'Exit criteria', ({ week }) => week.exitCriteria?.text ?? null, 'text', 'not_stated'),
    ...placeColumns<WeekRow>(({ week }) => week.place),
  ],
})

interface TargetRow {
  target: Target
  line: TargetLine
}

export const targetsTable = defineTable<TargetRow>({
  name: 'targets',
  page: (href) => href.targets(),
  rows: ({ context }) => allTargets(context).map((target) => ({ target, line: targetLine(context, target) })),
  columns: [
    column('metric', 'Metric', ({ target }) => target.metricText),
    column('step', 'Step', ({ target }) => stepText(target.step)),
    column('target', 'Target', ({ target }) => target.text),
    column('rule', 'Rule', ({ target }) => target.rule, 'text', 'not_stated'),
    column('verdict', 'Verdict', ({ line }) => line.mark.verdict, 'word'),
    column('measured', 'Measured', ({ line }) => line.measured?.value ?? null, 'varies', 'not_measured'),
    column('measured_unit', 'Unit', ({ line }) => line.measured?.unit ?? null, 'word', 'not_measured'),
    column('run', 'Deciding run', ({ line }) => line.run, 'text', 'there_is_none'),
    column('reason', 'Reason', ({ line }) => line.sentence),
    ...placeColumns<TargetRow>(({ target }) => target.place),
  ],
})

export const risksTable = defineTable<JudgedRisk>({
  name: 'risks',
  page: (href) => href.risks(),
  rows: ({ context }) => judgeRisks(context.input.state, context.assessment),
  columns: [
    column('id', 'Id', ({ risk }) => risk.id),
    column('text', 'Risk', ({ risk }) => risk.text),
    column('active', 'Active', ({ risk }) => risk.active, 'yes_no'),
    column('happened', 'Has happened', ({ happened }) => happened, 'word', 'not_yet'),
    column('probability', 'Probability', ({ risk }) => risk.probability, 'text', 'not_stated'),
    column('impact', 'Impact', ({ risk }) => risk.impact, 'text', 'not_stated'),
    column('criteria', 'Criteria', ({ links }) => joined(links.map((one) => one.criterionId)), 'text', 'there_is_none'),
    column(
      'failing',
      'Not met',
      ({ failing }) => joined(failing.map((one) => one.criterionId)),
      'text',
      'there_is_none',
    ),
    column('status', 'Said to be', ({ risk }) => risk.status?.words ?? null, 'text', 'not_stated'),
    column('mitigation', 'Mitigation', ({ risk }) => risk.mitigation, 'text', 'not_stated'),
    column('resolution', 'Resolution', ({ risk }) => risk.resolution, 'text', 'not_stated'),
    column('resolved_on', 'Resolved on', ({ risk }) => risk.resolvedOn, 'day', 'not_stated'),
    ...placeColumns<JudgedRisk>(({ risk }) => risk.place),
  ],
})

export const costLinesTable = defineTable<CostLine>({
  name: 'cost-lines',
  page: (href) => href.costs(),
  rows: ({ context }) => context.assessment.tracker?.costs ?? [],
  columns: [
    column('id', 'Id', ({ id }) => id),
    column('phase', 'Phase', ({ phase }) => phase),
    column('week', 'Week', ({ weekId }) => weekId, 'text', 'there_is_none'),
    column('is_total', 'Stated total', ({ isTotal }) => isTotal, 'yes_no'),
    column('approximate', 'About', ({ approximate }) => approximate, 'yes_no'),
    column('estimate_minutes', 'Estimated time', ({ estimateMinutes }) => estimateMinutes, 'minutes', 'not_stated'),
    column('estimate_cents', 'Estimated cost', ({ estimateCents }) => estimateCents, 'cents', 'not_stated'),
    column('actual_minutes', 'Actual time', ({ actualMinutes }) => actualMinutes, 'minutes', 'not_recorded'),
    column('actual_cents', 'Actual cost', ({ actualCents }) => actualCents, 'cents', 'not_recorded'),
    column('status', 'Said to be', ({ status }) => status?.words ?? null, 'text', 'not_stated'),
    ...placeColumns<CostLine>(({ place }) => place),
  ],
})

export const deliverablesTable = defineTable<JudgedDeliverable>({
  name: 'deliverables',
  page: (href) => href.deliverables(),
  rows: ({ context }) => judgeDeliverables(context.input.state, context.assessment),
  columns: [
    column('id', 'Id', ({ deliverable }) => deliverable.id),
    column('week', 'Week', ({ deliverable }) => deliverable.weekId),
    column('text', 'Deliverable', ({ deliverable }) => deliverable.text),
    column('ticked', 'Ticked', ({ deliverable }) => deliverable.ticked, 'yes_no'),
    column('state', 'State', ({ state }) => state, 'word'),
    column('due_on', 'Due on', ({ dueOn }) => dueOn, 'day', 'not_stated'),
    column('artifacts', 'Artifacts named', ({ deliverable }) => joined(deliverable.artifacts), 'text', 'there_is_none'),
    column('note', 'Note', ({ deliverable }) => deliverable.note, 'text', 'not_stated'),
    ...placeColumns<JudgedDeliverable>(({ deliverable }) => deliverable.place),
  ],
})

export const milestonesTable = defineTable<JudgedMilestone>({
  name: 'milestones',
  page: (href) => href.milestones(),
  rows: ({ context }) => judgeMilestones(context.input.state, context.assessment),
  columns: [
    column('id', 'Id', ({ milestone }) => milestone.id),
    column('text', 'Milestone', ({ milestone }) => milestone.text),
    column('subject', 'Of', ({ milestone }) => milestone.subject),
    column('week', 'Week', ({ milestone }) => milestone.weekId, 'text', 'there_is_none'),
    column('ticked', 'Ticked', ({ milestone }) => milestone.ticked, 'yes_no'),
    column('state', 'State', ({ state }) => state, 'word'),
    column('due_on', 'Due on', ({ dueOn }) => dueOn, 'day', 'not_stated'),
    column('achieved_on', 'Achieved on', ({ milestone }) => milestone.achievedOn, 'day', 'not_stated'),
    column('reward', 'Reward', ({ milestone }) => milestone.reward, 'text', 'not_stated'),
    ...placeColumns<JudgedMilestone>(({ milestone }) => milestone.place),
  ],
})

export const escalationsTable = defineTable<EscalationRule>({
  name: 'escalations',
  page: (href) => `${href.risks()}#escalation`,
  rows: ({ context }) => context.assessment.tracker?.escalations ?? [],
  columns: [
    column('id', 'Id', ({ id }) => id),
    column('trigger', 'When', ({ trigger }) => trigger),
    column('contact', 'Contact', ({ contact }) => contact, 'text', 'not_stated'),
    column('sla', 'Within', ({ sla }) => sla, 'text', 'not_stated'),
    column('sla_minutes', 'Within (minutes)', ({ slaMinutes }) => slaMinutes, 'minutes', 'not_stated'),
    ...placeColumns<EscalationRule>(({ place }) => place),
  ],
})

export function joined(words: readonly string[]): string | null {
  return words.length === 0 ? null : [...new Set(words)].join('; ')
}
