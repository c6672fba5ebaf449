import { dayOf, endOfDay } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import { type ReportContext, reportContext } from '~/reports/report-context'
import { assessmentFor } from '~/server/assessments.server'
import type { AssayDatabase } from '~db/client.server'
import { readDeclaredTimezone } from '~db/queries/load-state'
import type { ProgramRow } from '~db/queries/programs'
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

/** Opens the database and judges the program asked for as of the moment asked for, by default the end of today, as on the pages. */
export async function withAssessment<T>(
  options: CommonOptions,
  terminal: Terminal,
  work: (asked: Asked) => T | Promise<T>,
): Promise<T> {
  return withDatabase(options, (db) => {
    const program = chooseProgram(db, options)
    const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
    const asOf =
      options.asOf === undefined
        ? endOfDay(dayOf(terminal.now.toISOString(), timezone), timezone)
        : readAsOfTime(options.asOf, timezone)
    const { assessment, state } = assessmentFor(db, { program: program.slug, asOf })
    const report = reportContext(assessment, { state, link: { asOf: null, program: null } })
    return work({ db, program, asOf, report })
  })
}
