import type { Place } from '~/domain/place'
import type { Coverage } from '~/domain/report-evidence'

/** A line of a source file: how often it ran, and of its branches how many were taken, where it has any. */
interface LineCoverage {
  hits: number
  taken: number | null
  branches: number | null
}

/**
 * Lines of every source file, merged by file and number: a file that is met twice (partial classes,
 * several test runs in one report) counts each line once, with the most hits met.
 */
export class LineTable {
  private readonly files = new Map<string, Map<number, LineCoverage>>()
  /** As listed, repetitions counted each: what a report's own totals may have been summed from. */
  readonly listed = { lines: 0, branches: 0 }

  addFile(file: string): void {
    if (!this.files.has(file)) this.files.set(file, new Map())
  }

  addLine(file: string, number: number, hits: number, branches: { taken: number; total: number } | null = null): void {
    this.addFile(file)
    this.listed.lines++
    if (branches !== null) this.listed.branches += branches.total
    const lines = this.files.get(file)!
    const known = lines.get(number)
    if (known === undefined) {
      lines.set(number, {
        hits,
        taken: branches === null ? null : branches.taken,
        branches: branches === null ? null : branches.total,
      })
      return
    }
    known.hits = Math.max(known.hits, hits)
    if (branches === null) return
    known.taken = known.taken === null ? branches.taken : Math.max(known.taken, branches.taken)
    known.branches = known.branches === null ? branches.total : Math.max(known.branches, branches.total)
  }

  get fileCount(): number {
    return this.files.size
  }

  lines(place: Place): Coverage | null {
    const all = this.all()
    return coverageOf(all.filter(({ hits }) => hits > 0).length, all.length, place)
  }

  branches(place: Place): Coverage | null {
    let [covered, total] = [0, 0]
    for (const { taken, branches } of this.all()) {
      if (taken === null || branches === null) continue
      covered += taken
      total += branches
    }
    return coverageOf(covered, total, place)
  }

  private all(): LineCoverage[] {
    return [...this.files.values()].flatMap((lines) => [...lines.values()])
  }
}

/** Nothing to cover is not measured, whatever rate a report prints for it. */
export function coverageOf(covered: number | null, total: number | null, place: Place): Coverage | null {
  if (covered === null || total === null || total <= 0 || covered > total) return null
  return { covered, total, place }
}
