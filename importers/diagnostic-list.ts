import type { Diagnostic } from '~/domain/place'
import type { DiagnosticSeverity } from '~/domain/vocabulary'

/** A damaged file may be wrong in every line; after this many of one kind the rest is only counted. */
const shownPerRule = 20

export interface DiagnosticList {
  report(severity: DiagnosticSeverity, rule: string, line: number, message: string, column?: number): void
  /** What was reported, with one closing line for every rule whose tail was left out. */
  all(): Diagnostic[]
}

/** Collects the diagnostics of one file. */
export function diagnosticList(file: string): DiagnosticList {
  const shown: Diagnostic[] = []
  const counts = new Map<string, number>()
  return {
    report(severity, rule, line, message, column = 1) {
      const before = counts.get(rule)
      const seen = before === undefined ? 1 : before + 1
      counts.set(rule, seen)
      if (seen <= shownPerRule) shown.push({ file, line, column, severity, rule, message })
    },
    all() {
      const closing = [...counts].flatMap(([rule, count]) => {
        const last = shown.findLast((diagnostic) => diagnostic.rule === rule)
        if (count <= shownPerRule || last === undefined) return []
        return [{ ...last, message: `${count - shownPerRule} more of this kind in this file` }]
      })
      return [...shown, ...closing]
    },
  }
}
