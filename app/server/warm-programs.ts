import { judgeInSteps } from '~/domain/assess'
import { dayOf, endOfDay } from '~/domain/calendar'
import type { AssayDatabase } from '~db/client.server'
import { loadProgramState, readDeclaredTimezone } from '~db/queries/load-state'
import { listPrograms } from '~db/queries/programs'
import { readAhead } from '~db/queries/received-memory'
import { assessmentFor } from './assessments.server'

/** Runs that are read at a time: some ten milliseconds of work between two requests. */
const slice = 20
/** Programs of a start; the others are judged when somebody asks for them. */
const most = 20
const pauseMs = 15

/** What a server that has just started still has to judge. */
export interface Warming {
  /** Resolves when the program is judged, or all of them where none is named; null where nothing is to be waited for. */
  ready(program: string | null): Promise<void> | null
  /** Does this once all of them are judged, at once where they are; hurries nobody. */
  afterwards(work: () => void): void
}

/** For a server that judges nothing beforehand. */
export const nothingToWarm: Warming = { ready: () => null, afterwards: (work) => work() }

interface WaitingProgram {
  slug: string
  slices: Generator<void>
}

/**
 * After a start nothing is known of any run, and the first reader of a program with a thousand of them
 * would keep the server busy for seconds. Reads and judges what the pages of today ask for, a slice
 * between other requests. Who comes before it is done may wait for the rest of it, which is then worked
 * off without pauses and still a slice at a time; who does not wait finds what was done, and does the rest.
 */
export function warmPrograms(db: AssayDatabase): Warming {
  const programs = listPrograms(db).filter(({ archived }) => !archived)
  let waiting = programs
    .slice(0, most)
    .map(({ id, slug }): WaitingProgram => ({ slug, slices: slicesOf(db, id, slug) }))
  let asked: { program: string | null; done: () => void }[] = []
  let later: (() => void)[] = []
  const isReady = (program: string | null) =>
    program === null ? waiting.length === 0 : !waiting.some(({ slug }) => slug === program)
  const tell = () => {
    for (const { done } of asked.filter(({ program }) => isReady(program))) done()
    asked = asked.filter(({ program }) => !isReady(program))
    if (waiting.length > 0 || !db.sqlite.open) return
    for (const work of later) work()
    later = []
  }
  const step = () => {
    const [first] = asked
    // The program that somebody waits for comes before the others.
    const next = waiting.find(({ slug }) => slug === first?.program) ?? waiting[0]
    if (!db.sqlite.open) waiting = []
    else if (next !== undefined && isDone(next.slices)) waiting = waiting.filter((one) => one !== next)
    tell()
    goOn()
  }
  const goOn = () => {
    if (waiting.length > 0) setTimeout(step, asked.length > 0 ? 0 : pauseMs).unref()
  }
  goOn()
  return {
    ready: (program) => (isReady(program) ? null : new Promise((done) => asked.push({ program, done }))),
    afterwards: (work) => (waiting.length === 0 ? work() : void later.push(work)),
  }
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
  const state = loadProgramState(db, asked)
  yield
  yield* judgeInSteps(state)
  yield
  assessmentFor(db, asked)
}
