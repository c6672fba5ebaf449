import type { Place } from '../place'
import type { Box, Criterion, Deliverable, DocumentPlan, Milestone, StatusClaim, Task } from '../plan'
import type { Change, Side } from './change'
import { type Described, itemChanges } from './item-changes'
import type { Identity } from './match-items'

/** Two versions of one document, the earlier first. */
export interface Versions {
  before: DocumentPlan
  after: DocumentPlan
}

const nothing = { weekId: null, tierId: null, ticked: null, note: null, under: null, fields: {} }

/** How the same task, deliverable or milestone is known in another snapshot (semantics §7). */
export const taskIdentity: Identity<Task> = {
  group: ({ weekId }) => weekId,
  ref: ({ ref }) => ref,
  text: ({ text }) => text,
}
export const deliverableIdentity: Identity<Deliverable> = {
  group: ({ weekId }) => weekId,
  ref: () => null,
  text: ({ text }) => text,
}
export const milestoneIdentity: Identity<Milestone> = { group: () => '', ref: () => null, text: ({ text }) => text }

function side(words: string | number | boolean | null, place: Place): Side | null {
  return words === null ? null : { words: String(words), place }
}

/** Fields of an item by name; those that say nothing are null. */
function fieldsOf<T extends { place: Place }>(item: T, names: readonly (keyof T & string)[]): Described['fields'] {
  return Object.fromEntries(names.map((name) => [name, side(item[name] as string | number | null, item.place)]))
}

function statusField(status: StatusClaim | null): { status: Side | null } {
  return { status: status === null ? null : { words: status.words, place: status.place } }
}

export function taskChanges({ before, after }: Versions) {
  return itemChanges<Task>('task', { before: before.tasks, after: after.tasks }, taskIdentity, (task) => ({
    ...nothing,
    ...task,
    under: task.dayId,
    fields: fieldsOf(task, ['estimateMinutes']),
  }))
}

export function criterionChanges({ before, after }: Versions) {
  return itemChanges<Criterion>(
    'criterion',
    { before: before.criteria, after: after.criteria },
    { group: ({ tierId }) => tierId, ref: () => null, text: ({ text }) => text, name: ({ id }) => id },
    (criterion) => ({ ...nothing, ...criterion, note: criterion.claimText }),
  )
}

export function deliverableChanges({ before, after }: Versions) {
  return itemChanges<Deliverable>(
    'deliverable',
    { before: before.deliverables, after: after.deliverables },
    deliverableIdentity,
    (deliverable) => ({ ...nothing, ...deliverable }),
  )
}

export function milestoneChanges({ before, after }: Versions) {
  return itemChanges<Milestone>(
    'milestone',
    { before: before.milestones, after: after.milestones },
    milestoneIdentity,
    (milestone) => ({
      ...nothing,
      ...milestone,
      tierId: milestone.subject.startsWith('tier-') ? milestone.subject : null,
      fields: fieldsOf({ ...milestone, dueOn: milestone.dueOn ?? null }, ['reward', 'achievedOn', 'dueOn']),
    }),
  )
}

/** Boxes of nothing else: those of plan documents and of sections without a meaning of their own. */
export function boxChanges({ before, after }: Versions) {
  const own = ({ boxes }: DocumentPlan) => boxes.filter(({ owner }) => owner === 'other' || owner === 'plan_item')
  return itemChanges<Box>(
    'box',
    { before: own(before), after: own(after) },
    { group: ({ owner }) => owner, ref: () => null, text: ({ text }) => text },
    (box) => ({ ...nothing, ...box, id: box.ownerId === null ? box.text : box.ownerId }),
  )
}

/** Weeks, days and tiers by their ids, risks, costs and the smaller lists. */
export function otherChanges({ before, after }: Versions): Change[] {
  const lists = <K extends keyof DocumentPlan>(key: K) => ({ before: before[key], after: after[key] })
  const byId = { group: () => '', ref: ({ id }: { id: string }) => id }
  return [
    ...itemChanges('week', lists('weeks'), { ...byId, text: ({ title }) => title }, (week) => ({
      ...nothing,
      ...week,
      weekId: week.id,
      text: week.title,
      fields: {
        goal: side(week.goal, week.place),
        exitCriteria:
          week.exitCriteria === null ? null : { words: week.exitCriteria.text, place: week.exitCriteria.place },
      },
    })).changes,
    ...itemChanges(
      'day',
      lists('days'),
      { ...byId, group: ({ weekId }) => weekId, text: ({ title }) => title },
      (day) => ({
        ...nothing,
        ...day,
        text: day.title,
        fields: fieldsOf(day, ['fromDate', 'toDate']),
      }),
    ).changes,
    ...itemChanges('tier', lists('tiers'), { ...byId, text: ({ title }) => title }, (tier) => ({
      ...nothing,
      ...tier,
      tierId: tier.id,
      text: tier.title,
      fields: fieldsOf(tier, ['goal', 'effort', 'cost', 'roi']),
    })).changes,
    ...itemChanges('risk', lists('risks'), { group: () => '', ref: () => null, text: ({ text }) => text }, (risk) => ({
      ...nothing,
      ...risk,
      fields: {
        ...fieldsOf(risk, ['probability', 'impact', 'mitigation', 'active']),
        ...statusField(risk.status),
      },
    })).changes,
    ...itemChanges('cost', lists('costs'), { ...byId, text: ({ phase }) => phase }, (cost) => ({
      ...nothing,
      ...cost,
      text: cost.phase,
      fields: {
        ...fieldsOf(cost, ['estimateMinutes', 'estimateCents', 'actualMinutes', 'actualCents']),
        ...statusField(cost.status),
      },
    })).changes,
    ...itemChanges(
      'escalation',
      lists('escalations'),
      { group: () => '', ref: () => null, text: ({ trigger }) => trigger },
      (rule) => ({ ...nothing, ...rule, text: rule.trigger, fields: fieldsOf(rule, ['contact', 'sla']) }),
    ).changes,
    ...itemChanges(
      'priority',
      lists('priorities'),
      { group: () => '', ref: ({ ref }) => ref, text: ({ title }) => title },
      (priority) => ({
        ...nothing,
        ...priority,
        text: priority.title,
        fields: fieldsOf(priority, ['problem', 'impact', 'effort', 'owner']),
      }),
    ).changes,
    ...itemChanges(
      'plan_item',
      { before: before.planItems.filter(notBox), after: after.planItems.filter(notBox) },
      { group: ({ kind, group }) => `${kind} ${group}`, ref: () => null, text: ({ text }) => text },
      (item) => ({ ...nothing, id: `${item.kind} ${item.group}`, text: item.text, place: item.place }),
    ).changes,
    ...itemChanges(
      'open_point',
      lists('openPoints'),
      { group: () => '', ref: () => null, text: ({ text }) => text },
      (point) => ({
        ...nothing,
        id: point.text,
        text: point.text,
        place: point.place,
        fields: fieldsOf(point, ['priority', 'target']),
      }),
    ).changes,
  ]
}

function notBox({ kind }: DocumentPlan['planItems'][number]): boolean {
  return kind !== 'box'
}
