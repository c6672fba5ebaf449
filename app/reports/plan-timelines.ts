import type { DocumentPlan, PlanItem } from '~/domain/plan'
import { groupBy } from './group'
import { fieldLabel } from './messages/plan-page'
import type { ReportContext } from './report-context'
import { lineChip } from './sources'
import type { PlanReport } from './types-plan-page'
import { plainWords } from './words-as-shown'

/** In the order in which a reader looks for them; what else a table has stands behind. */
const order = [
  'day',
  'ref',
  'priority',
  'task',
  'focus',
  'deliverable',
  'estimate',
  'effort',
  'impact',
  'owner',
  'status',
]
/** Said by the heading, or twice. */
const left = new Set(['week', 'estimated_time', 'text'])

/** Implementation timelines: a table per heading; rows that stand alone under theirs share one per document. */
export function planTimelines(context: ReportContext, plans: readonly DocumentPlan[]): PlanReport['timelines'] {
  return plans.flatMap((plan) => {
    const items = plan.planItems.filter(({ kind, fields }) => kind === 'timeline' && Object.keys(fields).length > 0)
    const groups = [...groupBy(items, ({ group }) => group)]
    const single = groups.filter(([, rows]) => rows.length === 1).flatMap(([, rows]) => rows)
    const tables = groups.filter(([, rows]) => rows.length > 1)
    if (single.length > 0) tables.push(['', single])
    return tables.map(([group, rows]) => ({
      key: `${plan.slug} ${group}`,
      group: group === '' ? plan.title : group,
      document: plan.title,
      ...tableOf(context, rows),
    }))
  })
}

function tableOf(context: ReportContext, rows: PlanItem[]): Pick<PlanReport['timelines'][number], 'columns' | 'rows'> {
  const cells = rows.map(({ text, fields }) => {
    const named = fields.task !== undefined || fields.focus !== undefined
    return Object.fromEntries(
      Object.entries(named ? fields : { ...fields, task: text })
        .filter(([key]) => !left.has(key))
        .map(([key, value]) => [key, plainWords(value)]),
    )
  })
  const keys = [...new Set(cells.flatMap((row) => Object.keys(row)))]
  return {
    columns: keys.toSorted((a, b) => rankOf(a) - rankOf(b)).map((key) => ({ key, label: fieldLabel(key) })),
    rows: rows.map(({ place }, index) => ({
      cells: cells[index] as Record<string, string>,
      source: lineChip(context, place),
    })),
  }
}

function rankOf(key: string): number {
  const at = order.indexOf(key)
  return at === -1 ? order.length : at
}
