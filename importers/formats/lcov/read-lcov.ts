import type { Diagnostic } from '~/domain/place'
import type { CoverageReport } from '~/domain/report-evidence'
import { coverageContent } from '../coverage/coverage-content'
import { coverageOf } from '../coverage/line-table'
import type { FormatInput, FormatResult } from '../format'
import { note, topOf } from '../report-content'
import { type LcovFile, mergeTotals, newLcovFile, readRecord } from './lcov-file'

/**
 * Recomputes lines, branches and functions from their records; a source file that comes twice is
 * merged line by line with the most hits. `LF`/`LH` and their like only stand in where a file lists
 * no records of that kind.
 */
export function readLcov({ text, path }: FormatInput): FormatResult {
  const files = new Map<string, LcovFile>()
  const diagnostics: Diagnostic[] = []
  let current: LcovFile | null = null
  let unclosedAt: number | null = null
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    const place = { file: path, line: index + 1, column: 1 }
    if (line.startsWith('SF:')) {
      const name = line.slice(3)
      const known = files.get(name)
      current = known === undefined ? newLcovFile() : known
      files.set(name, current)
      unclosedAt = index + 1
    } else if (line === 'end_of_record') {
      if (current !== null) mergeTotals(current)
      current = null
      unclosedAt = null
    } else if (line !== '' && !/^(?:TN|VER|#)/.test(line)) {
      if (current === null || !readRecord(current, line))
        diagnostics.push(note(place, 'warning', 'lcov-record', `not understood: ${line.slice(0, 80)}`))
    }
  }
  if (unclosedAt !== null) {
    const place = { file: path, line: unclosedAt, column: 1 }
    const message = 'the last record has no end_of_record: the file is cut'
    return {
      kind: 'refused',
      message: `line ${unclosedAt}: ${message}`,
      diagnostics: [note(place, 'error', 'lcov-cut', message)],
    }
  }
  return coverageContent({ ...totalsOf([...files.values()], path), files: files.size }, null, diagnostics.slice(0, 100))
}

function totalsOf(files: LcovFile[], path: string): Pick<CoverageReport, 'lines' | 'branches' | 'functions'> {
  const sums = { lines: [0, 0], branches: [0, 0], functions: [0, 0] }
  const add = (kind: keyof typeof sums, hits: Iterable<number>, stated: { hit: number; found: number }) => {
    const all = [...hits]
    sums[kind][0]! += all.length > 0 ? all.filter((count) => count > 0).length : stated.hit
    sums[kind][1]! += all.length > 0 ? all.length : stated.found
  }
  for (const file of files) {
    add('lines', file.lines.values(), file.stated.L)
    add('branches', file.branches.values(), file.stated.BR)
    add('functions', file.functions.values(), file.stated.FN)
  }
  const of = ([covered, total]: number[]) => coverageOf(covered!, total!, topOf(path))
  return { lines: of(sums.lines), branches: of(sums.branches), functions: of(sums.functions) }
}
