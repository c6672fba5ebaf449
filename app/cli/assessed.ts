import type { Instant } from '~/domain/place'
import { type ReportContext, reportContext } from '~/reports/report-context'
import { assessmentFor } from '~/server/assessments.server'
import type { AssayDatabase } from '~db/client.server'
import type { ProgramRow } from '~db/queries/programs'
import { readTimezone } from '~db/queries/timezone'
import { readAsOfTime } from './as-of'
import { type CommonOptions, chooseProgram, withDatabase } from './context'
import type { Terminal } from './terminal'

export interface Asked {
  db: AssayDatabase
  program: ProgramRow
  asOf: Instant
  /** Assessment and state with the lookups that reports use. */
  report: ReportContext
}

/** Opens the database and judges the program asked for as of the moment asked for, by default now. */
export async function withAssessment<T>(
  options: CommonOptions,
  terminal: Terminal,
  work: (asked: Asked) => T | Promise<T>,
): Promise<T> {
  return withDatabase(options, (db) => {
    const program = chooseProgram(db, options)
    const asOf =
      options.asOf === undefined
        ? terminal.now.toISOString()
        : readAsOfTime(options.asOf, readTimezone(db, { programId: program.id }))
    const { assessment, state } = assessmentFor(db, { program: program.slug, asOf })
    const report = reportContext(assessment, { state, link: { asOf: null, program: null } })
    return work({ db, program, asOf, report })
  })
}
