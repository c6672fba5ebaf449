import { dayOf, endOfDay, parseAsOf } from '~/domain/calendar'
import type { Instant } from '~/domain/place'
import type { AssayDatabase } from '~db/client.server'
import { readDeclaredTimezone } from '~db/queries/load-state'
import { listPrograms, type ProgramRow } from '~db/queries/programs'
import { readChainHead } from '~db/queries/records'
import { assessmentFor } from './assessments.server'
import type { AssessedRequest } from './context'
import { nothingImported } from './nothing-imported'

/** A parameter of the address; empty counts as absent, since forms send empty fields. */
function parameter(url: URL, name: string): string | null {
  const value = url.searchParams.get(name)
  return value === null || value.trim() === '' ? null : value.trim()
}

function chooseProgram(programs: ProgramRow[], url: URL, slug: string | null): ProgramRow {
  if (programs.length === 0) throw nothingImported(url.pathname)
  const chosen = slug === null ? programs[0] : programs.find((program) => program.slug === slug)
  if (chosen !== undefined) return chosen
  throw new Response(`There is no such program. Known: ${programs.map((program) => program.slug).join(', ')}.`, {
    status: 404,
  })
}

/** The program that an address names, for whoever needs no judgement of it. */
export function programAsked(db: AssayDatabase, request: Request): ProgramRow {
  const url = new URL(request.url)
  return chooseProgram(listPrograms(db), url, parameter(url, 'program'))
}

/**
 * The program and moment that an address asks for, judged. Without `?as-of=` that is the end of
 * today in the program's time zone, as a date in the address would be: a page stays the same all day
 * and is judged once.
 */
export function assessRequest(db: AssayDatabase, request: Request): AssessedRequest {
  const url = new URL(request.url)
  const programs = listPrograms(db)
  return assessOne(db, url, programs, chooseProgram(programs, url, parameter(url, 'program')))
}

function assessOne(db: AssayDatabase, url: URL, programs: ProgramRow[], program: ProgramRow): AssessedRequest {
  const timezone = readDeclaredTimezone(db, { programId: program.id }) ?? 'UTC'
  const written = parameter(url, 'as-of')
  const asOf = written === null ? endOfDay(dayOf(thisMinute(), timezone), timezone) : parseAsOf(written, timezone)
  if (asOf === null)
    throw new Response('“as-of” takes a day (2026-01-31) or a timestamp (2026-01-31T18:00).', { status: 400 })
  const { assessment, state } = assessmentFor(db, { program: program.slug, asOf })
  const link = { asOf: written, program: programs.length > 1 ? program.slug : null }
  return { assessment, input: { state, link, chainHead: readChainHead(db) } }
}

/** Days begin on a full minute in every time zone: within one the day is known already. */
function thisMinute(): Instant {
  return new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
}
