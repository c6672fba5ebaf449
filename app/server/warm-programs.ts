import { assessTiers } from '~/domain/assess'
import type { ProgramState } from '~/domain/assessment'
import { dayOf, endOfDay } from '~/domain/calendar'
import type { AssayDatabase } from '~db/client.server'
import { loadProgramState, readDeclaredTimezone } from '~db/queries/load-state'
import { listPrograms } from '~db/queries/programs'
import { readAhead } from '~db/queries/received-memory'
import { assessmentFor } from './assessments.server'

/** Runs that are read or judged at a time: some ten milliseconds of work between two requests. */
const slice = 20
/** Programs of a start; the others are judged when somebody asks for them. */
const most = 20
const pauseMs = 15

/**
 * After a start nothing is known of any run, and the first reader of a program with a thousand of them
 * would keep the server busy for seconds. Reads and judges what the pages of today ask for, a slice
 * between other requests; who comes before it is done waits for the rest only.
 */
export function warmPrograms(db: AssayDatabase): void {
  const programs = listPrograms(db).filter(({ archived }) => !archived)
  goOn(
    db,
    programs.slice(0, most).flatMap(({ id, slug }) => [slicesOf(db, id, slug)]),
  )
}

function goOn(db: AssayDatabase, waiting: Generator<void>[]): void {
  const [next] = waiting
  if (next === undefined) return
  const timer = setTimeout(() => {
    if (db.sqlite.open) goOn(db, isDone(next) ? waiting.slice(1) : waiting)
  }, pauseMs)
  timer.unref()
}

/** What cannot be read is told to whoever asks for it, not to a timer. */
function isDone(program: Generator<void>): boolean {
  try {
    return program.next().done === true
  } catch {
    return true
  }
}

/** One step is one slice. */
function* slicesOf(db: AssayDatabase, programId: number, program: string): Generator<void> {
  while (readAhead(db, { programId, most: slice })) yield
  const timezone = readDeclaredTimezone(db, { programId }) ?? 'UTC'
  const asked = { program, asOf: endOfDay(dayOf(new Date().toISOString(), timezone), timezone) }
  const state: ProgramState = loadProgramState(db, asked)
  yield
  // The first runs in their order are judged as they are among all: what is remembered of them holds.
  for (let until = slice; until < state.runs.length; until += slice) {
    assessTiers({ ...state, runs: state.runs.slice(0, until) })
    yield
  }
  assessmentFor(db, asked)
}
