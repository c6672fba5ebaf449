import type { Diagnostic } from '~/domain/place'
import type { DocumentPlan } from '~/domain/plan'
import type { ProgramDeclaration } from './program'
import { slugWithoutFigures } from './words/slug'

function comparable(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

/**
 * program.md may name a criterion by its id or by its text. Text becomes the id once the documents
 * are read: exact text first, then the text without its figures; else it stays as written, with a
 * diagnostic.
 */
export function resolveProgramCriteria(
  declaration: ProgramDeclaration,
  plans: readonly DocumentPlan[],
): { declaration: ProgramDeclaration; diagnostics: Omit<Diagnostic, 'file' | 'line' | 'column'>[] } {
  if (declaration.criteria === undefined) return { declaration, diagnostics: [] }
  const known = plans.flatMap((plan) => plan.criteria)
  const ids = new Set(known.map((criterion) => criterion.id))
  const diagnostics: Omit<Diagnostic, 'file' | 'line' | 'column'>[] = []
  const criteria = declaration.criteria.map((setting) => {
    if (ids.has(setting.id) || known.length === 0) return setting
    const exact = known.filter((criterion) => comparable(criterion.text) === comparable(setting.id))
    const close = known.filter((criterion) => slugWithoutFigures(criterion.text) === slugWithoutFigures(setting.id))
    const matches = new Set((exact.length > 0 ? exact : close).map((criterion) => criterion.id))
    if (matches.size === 1) return { ...setting, id: [...matches][0]! }
    const message =
      matches.size === 0
        ? `program.md sets a rule for "${setting.id}", which no document has`
        : `"${setting.id}" stands for several criteria: ${[...matches].join(', ')}`
    diagnostics.push({ severity: 'warning', rule: 'program-criterion-unknown', message })
    return setting
  })
  return { declaration: { ...declaration, criteria }, diagnostics }
}
