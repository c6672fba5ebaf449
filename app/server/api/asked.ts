import type { Request } from 'express'
import { dayOf, endOfDay, parseAsOf } from '~/domain/calendar'
import { type ReportContext, reportContext } from '~/reports/report-context'
import type { AssayDatabase } from '~db/client.server'
import { readDeclaredTimezone } from '~db/queries/load-state'
import { listPrograms, type ProgramRow } from '~db/queries/programs'
import { assessmentFor } from '../assessments.server'
import { ApiError } from './api-error'

/** A parameter of the address, given once; null where it is absent or empty. */
export function parameter(request: Request, name: string): string | null {
  const value = request.query[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The program that an address names, judged as of `?as-of=`, by default the end of today. */
export function askedContext(db: AssayDatabase, request: Request, slug: string | null): ReportContext {
  const program = chosen(listPrograms(db), slug)
  const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
  const written = parameter(request, 'as-of')
  const asOf =
    written === null ? endOfDay(dayOf(new Date().toISOString(), timezone), timezone) : parseAsOf(written, timezone)
  if (asOf === null) throw new ApiError(400, 'invalid_parameter', '“as-of” takes a day (2026-01-31) or a timestamp.')
  const { assessment, state } = assessmentFor(db, { program: program.slug, asOf })
  return reportContext(assessment, { state, link: { asOf: null, program: null } })
}

/** As on the command line: without a name the only program, or the only one beside the sample. */
function chosen(programs: ProgramRow[], slug: string | null): ProgramRow {
  const known = programs
    .map((program) => program.slug)
    .slice(0, 12)
    .join(', ')
  if (slug !== null) {
    const named = programs.find((program) => program.slug === slug)
    if (named !== undefined) return named
    throw new ApiError(404, 'unknown_program', `There is no program “${slug.slice(0, 80)}”. Known: ${known}.`)
  }
  if (programs.length === 0) throw new ApiError(404, 'no_programs', 'Nothing has been imported yet.')
  const own = programs.filter(({ sample }) => !sample)
  const only = own.length === 1 ? own[0] : programs.length === 1 ? programs[0] : undefined
  if (only !== undefined) return only
  throw new ApiError(409, 'ambiguous_program', `Which program? Give the parameter “program” with one of: ${known}.`)
}
