import { isWriteRow, loginPageRows, loginRows } from '../endpoint-groups'
import type { FigureRow, Finding, Run } from '../evidence'
import type { FindingCode } from '../vocabulary'
import type { Reference } from './reference-run'

/** What every check looks at, computed once for a run. */
export interface Examination {
  run: Run
  /** Runs of the program before this one. */
  earlier: readonly Run[]
  /** What `earlier` gives for sizes of error pages, where the caller has gathered it run by run. */
  failedBefore: ReadonlySet<number> | null
  /** The earlier run that this one is compared with; null where none is comparable. */
  reference: Reference | null
  /** Write rows of the login group. */
  logins: FigureRow[]
  /** Reads of the login page. */
  loginPages: FigureRow[]
  /** Everything else. */
  others: FigureRow[]
  /** Write rows outside the login group. */
  writes: FigureRow[]
}

/** What a run is examined with beside itself. */
export interface ExaminationContext {
  /** The program's login group; empty means it is inferred from the rows' names. */
  loginGlobs: string[]
  /** Runs before this one, in any order; not asked for where `failedBefore` is given. */
  earlier: readonly Run[]
  /** The one of them that this run is compared with (`chooseReference`); null or absent where none is comparable. */
  reference?: Reference | null
  /** Sizes of error pages of all earlier runs (`failedSizesOf`); absent means they are gathered from `earlier`. */
  failedBefore?: ReadonlySet<number>
}

/** One check: a code it may raise, and the findings on the run (most often none or one). */
export interface Check {
  code: FindingCode
  /** Its answer depends on the login group or on earlier runs, not on the run alone. */
  ofProgram?: true
  examine: (examination: Examination) => Finding[]
}

/** Sorts a run's rows into login, login page and the rest. */
export function prepareExamination(run: Run, context: ExaminationContext): Examination {
  const logins = loginRows(run.endpoints, context.loginGlobs)
  const loginPages = loginPageRows(run.endpoints, context.loginGlobs)
  const aside = new Set<FigureRow>([...logins, ...loginPages])
  const others = run.endpoints.filter((row) => !aside.has(row))
  const { earlier, reference = null, failedBefore = null } = context
  return { run, earlier, failedBefore, reference, logins, loginPages, others, writes: others.filter(isWriteRow) }
}

/** Requests that the file counts as success; null where it does not say. */
export function successesOf(row: FigureRow): number | null {
  if (row.requests === null || row.failures === null) return null
  return Math.max(0, row.requests - row.failures)
}

/** Rows in which at least one request is known to count as success. */
export function hasSuccess(row: FigureRow): boolean {
  const successes = successesOf(row)
  return successes !== null && successes > 0
}

/** Sum over the rows that state the figure. */
export function sumStated(rows: readonly FigureRow[], pick: (row: FigureRow) => number | null): number {
  let total = 0
  for (const row of rows) {
    const value = pick(row)
    if (value !== null) total += value
  }
  return total
}

/** Exact comparison of a share of counts: part/whole >= share. */
export function reachesShare(part: number, whole: number, share: { part: number; whole: number }): boolean {
  return part * share.whole >= share.part * whole
}
