import { judgeInSteps } from '~/domain/assess'
import { dayOf, endOfDay } from '~/domain/calendar'
import type { AssayDatabase } from '~db/client.server'
import { assessOnce } from '~db/queries/assess-once'
import { expectRuns, type RunsAhead } from '~db/queries/expected-runs'
import { loadProgramState, readDeclaredTimezone } from '~db/queries/load-state'
import { listPrograms } from '~db/queries/programs'
import { receivedAhead } from '~db/queries/received-memory'
import { holdCommit } from '~db/waiting-commits'
import { expectAssessed, isAtHand } from '../assessments.server'
import { makersAhead } from '../made-ahead'
import { gates } from './tell-ahead'

/** What the thread of an upload tells before it commits. */
export type AheadMessage =
  | { kind: 'runs_ahead'; program: string; news: RunsAhead }
  | { kind: 'recorded'; chainHead: string | null }

export interface JudgingAhead {
  /** Where its thread waits before the commit. */
  gate: SharedArrayBuffer
  hear(message: AheadMessage): void
  /** It has committed, or never will. */
  over(): void
}

/** What is expected is found by the first who asks, or by nobody. */
const keptMs = 10_000

/** A step that cannot be taken before all is recorded, which moves the head of the audit chain. */
const untilRecorded = 'recorded'
type Steps = Generator<typeof untilRecorded | undefined, void, string | null>

/**
 * Judges what an upload is about to commit, a step between two requests, while its thread still holds the
 * commit: the first reader of the new run finds it judged. Until the commit nothing of it is shown to
 * anybody: what is worked out here is remembered by the content that it rests on, and asked for by nobody
 * until that content is in the database. Whoever wants to write meanwhile has the commit done at once.
 */
export function judgingAhead(db: AssayDatabase): JudgingAhead {
  const gate = new SharedArrayBuffer(4)
  const flag = new Int32Array(gate)
  const forget: (() => void)[] = []
  let steps: Steps | null = null
  let waits = false
  let chainHead: string | null | undefined
  const go = () => {
    steps = null
    release()
    Atomics.store(flag, 0, gates.open)
    Atomics.notify(flag, 0)
  }
  const isOpen = () => Atomics.load(flag, 0) === gates.open
  const release = holdCommit(() => {
    // Before it has the lock it is in nobody's way.
    if (Atomics.load(flag, 0) === gates.shut) go()
  })
  const step = () => {
    if (steps === null) return
    try {
      const next = db.sqlite.open ? steps.next(chainHead ?? null) : null
      if (next === null || next.done === true) return go()
      waits = next.value === untilRecorded && chainHead === undefined
      if (!waits) setImmediate(step)
    } catch {
      // What is wrong with it, its first reader is told.
      go()
    }
  }
  const hear = (message: AheadMessage) => {
    if (message.kind === 'recorded') {
      chainHead = message.chainHead
      if (steps === null) go()
      else if (waits) setImmediate(step)
      return
    }
    try {
      const { program, news } = message
      if (isOpen() || !isAtHand(db, today(db, program, news.programId))) return go()
      steps = stepsAhead(db, { program, news, expected: (one) => forget.push(one) })
      setImmediate(step)
    } catch {
      go()
    }
  }
  const over = () => {
    go()
    const forgetAll = () => {
      for (const one of forget) one()
    }
    if (forget.length > 0) setTimeout(forgetAll, keptMs).unref()
  }
  return { gate, hear, over }
}

/** As the pages of today ask for it (assess-request.ts). */
function today(db: AssayDatabase, program: string, programId: number) {
  const timezone = readDeclaredTimezone(db, { programId }) ?? 'UTC'
  return { program, asOf: endOfDay(dayOf(new Date().toISOString(), timezone), timezone) }
}

interface Ahead {
  program: string
  news: RunsAhead
  expected(forget: () => void): void
}

function* stepsAhead(db: AssayDatabase, { program, news, expected }: Ahead): Steps {
  const { programId } = news
  expected(expectRuns(db, news))
  yield
  const received = receivedAhead(db, { programId })
  if (received === null) return
  const state = loadProgramState(db, { ...today(db, program, programId), received })
  yield
  for (const _ of judgeInSteps(state)) yield
  const assessment = assessOnce(state)
  yield
  expected(expectAssessed(db, program, { state, assessment }))
  const chainHead = yield untilRecorded
  const link = { asOf: null, program: listPrograms(db).length > 1 ? program : null }
  for (const make of makersAhead()) {
    make({ assessment, input: { state, link, chainHead } })
    yield
  }
}
