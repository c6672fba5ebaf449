import { coverageContent } from '../coverage/coverage-content'
import { coverageOf } from '../coverage/line-table'
import type { FormatInput, FormatResult } from '../format'
import { countOf, type JsonObject, listOf, objectOf } from '../read-values'
import { refused, topOf } from '../report-content'

interface Sums {
  covered: number
  total: number
}

/** Counts statements, functions and branches of every file; a line is covered where a statement starting there is. */
export function readFinal({ json, path }: FormatInput): FormatResult {
  const root = objectOf(json)
  if (root === null) return refused('no JSON object')
  const none = (): Sums => ({ covered: 0, total: 0 })
  const sums = { lines: none(), statements: none(), functions: none(), branches: none() }
  let files = 0
  for (const [name, entry] of Object.entries(root)) {
    const file = objectOf(objectOf(entry)?.data ?? entry)
    const [map, s, f, b] = [objectOf(file?.statementMap), objectOf(file?.s), objectOf(file?.f), objectOf(file?.b)]
    if (map === null || s === null || f === null || b === null) return refused(`"${name}" lists no statements`)
    files++
    add(sums.statements, Object.values(s))
    add(sums.functions, Object.values(f))
    add(
      sums.branches,
      Object.values(b).flatMap((paths) => listOf(paths) ?? []),
    )
    add(sums.lines, [...hitsByLine(map, s).values()])
  }
  const top = topOf(path)
  const of = ({ covered, total }: Sums) => coverageOf(covered, total, top)
  return coverageContent(
    {
      lines: of(sums.lines),
      statements: of(sums.statements),
      functions: of(sums.functions),
      branches: of(sums.branches),
      files,
    },
    null,
    [],
  )
}

function add(sums: Sums, hits: unknown[]): void {
  for (const hit of hits) {
    const count = countOf(hit)
    if (count === null) continue
    sums.total++
    if (count > 0) sums.covered++
  }
}

/** Of the statements that start on a line, the most hits. */
function hitsByLine(map: JsonObject, s: JsonObject): Map<number, number> {
  const lines = new Map<number, number>()
  for (const [id, location] of Object.entries(map)) {
    const line = countOf(objectOf(objectOf(location)?.start)?.line)
    const count = countOf(s[id])
    if (line === null || count === null) continue
    const known = lines.get(line)
    lines.set(line, known === undefined ? count : Math.max(known, count))
  }
  return lines
}
