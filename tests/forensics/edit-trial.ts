import { type Family, importFamily, integrityOf } from './families'
import { type Care, type EditKind, editOnce, type HandEdit } from './hand-edit'
import { seededRandom } from './random'

export interface Trial {
  edit: HandEdit
  family: Family
  caught: boolean
}

/** The kinds that the count of 95 in 100 is about; Min and Median are reported apart. */
export const countedKinds: readonly EditKind[] = ['requests', 'failures', 'average', 'max', 'percentile', 'aggregated']

/** Random edits of random runs, each imported and examined by the product itself. */
export function tryEdits(
  families: readonly Family[],
  input: { edits: number; seed: number; care: Care; kinds: readonly EditKind[] },
): Trial[] {
  const random = seededRandom(input.seed)
  const trials: Trial[] = []
  while (trials.length < input.edits) {
    const family = random.pick(families)
    const edit = editOnce(family.files.get(family.stats)!, random.pick(input.kinds), random, input.care)
    if (edit === null) continue
    trials.push({ edit, family, caught: integrityOf(importFamily(family, edit.text)).length > 0 })
  }
  return trials
}
