import type { PlanItem, Priority } from '~/domain/plan'
import { placeColumns } from './place-columns'
import { joined } from './plan-tables'
import { column, defineTable } from './table'

export const prioritiesTable = defineTable<Priority>({
  name: 'priorities',
  page: (href) => href.plan(),
  rows: ({ context }) => context.snapshots.flatMap(({ plan }) => plan.priorities),
  columns: [
    column('ref', 'Number', ({ ref }) => ref),
    column('title', 'Priority', ({ title }) => title),
    column('tier', 'Tier', ({ tierId }) => tierId, 'text', 'not_stated'),
    column('problem', 'Problem', ({ problem }) => problem, 'text', 'not_stated'),
    column('impact', 'Impact', ({ impact }) => impact, 'text', 'not_stated'),
    column('effort', 'Effort', ({ effort }) => effort, 'text', 'not_stated'),
    column('owner', 'Owner', ({ owner }) => owner, 'text', 'not_stated'),
    column('targets', 'Targets', ({ targets }) => joined(targets.map(({ text }) => text)), 'text', 'not_stated'),
    ...placeColumns<Priority>(({ place }) => place),
  ],
})

export const planItemsTable = defineTable<PlanItem>({
  name: 'plan-items',
  page: (href) => href.plan(),
  rows: ({ context }) => context.snapshots.flatMap(({ plan }) => plan.planItems),
  columns: [
    column('kind', 'Kind', ({ kind }) => kind, 'word'),
    column('group', 'Under', ({ group }) => group),
    column('text', 'Text', ({ text }) => text),
    column('fields', 'Fields', ({ fields }) => fieldsOf(fields), 'text', 'there_is_none'),
    column('ticked', 'Ticked', ({ ticked }) => ticked, 'yes_no', 'there_is_none'),
    ...placeColumns<PlanItem>(({ place }) => place),
  ],
})

function fieldsOf(fields: Record<string, string>): string | null {
  return joined(Object.entries(fields).map(([name, value]) => `${name}: ${value}`))
}
