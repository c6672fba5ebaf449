import type { DocumentPlan, PlanItem } from '../plan'

/** Options for the program as a whole say what they take; options of one task do not. */
export function isPath(item: PlanItem): boolean {
  return ['timeline', 'investment', 'total', 'cost', 'roi'].some((field) => item.fields[field] !== undefined)
}

/** Options that one document lists under one heading. */
export interface OptionList {
  document: string
  group: string
  /** For the program as a whole; else of one task. */
  ofProgram: boolean
  options: PlanItem[]
}

export interface PlanOptions {
  lists: OptionList[]
  /** Letter of the option that is carried out; null where no document says so. The tracker's word comes first. */
  chosen: string | null
  /** Every place that says which option is carried out. */
  chosenAt: PlanItem[]
}

/** The options of all documents in effect, and the one that is carried out. `plans` tracker first. */
export function planOptions(plans: readonly DocumentPlan[]): PlanOptions {
  const chosenAt = plans.flatMap(({ planItems }) =>
    planItems.filter(({ kind, fields }) => kind === 'option' && fields.chosen !== undefined),
  )
  const lists = new Map<string, OptionList>()
  for (const { slug, planItems } of plans)
    for (const item of planItems) {
      if (item.kind !== 'option' || item.fields.chosen !== undefined) continue
      const key = JSON.stringify([slug, item.group])
      const known = lists.get(key)
      const list = known === undefined ? { document: slug, group: item.group, ofProgram: false, options: [] } : known
      list.options.push(item)
      if (isPath(item)) list.ofProgram = true
      lists.set(key, list)
    }
  const letter = chosenAt[0]?.fields.chosen
  return { lists: [...lists.values()], chosen: letter === undefined ? null : letter, chosenAt }
}
