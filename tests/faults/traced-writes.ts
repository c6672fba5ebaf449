/** One call of a traced process, once it has returned (`strace -f -y`). */
interface Call {
  name: string
  /** What the descriptor stands for. */
  path: string
  rest: string
}

/** `123 fdatasync(21</a/b-wal>) = 0`, whole or in two halves around what other threads did. */
const whole = /^(\d+) +(\w+)\((\d+)<([^>]*)>(.*)$/
const resumed = /^(\d+) +<\.\.\. (\w+) resumed>/

function* callsOf(trace: string): Generator<{ call: Call; begins: boolean; ends: boolean }> {
  const open = new Map<string, Call>()
  for (const line of trace.split('\n')) {
    const match = whole.exec(line)
    if (match !== null) {
      const [, thread = '', name = '', , path = '', rest = ''] = match
      const call = { name, path, rest }
      const ends = !rest.includes('<unfinished ...>')
      if (!ends) open.set(thread, call)
      yield { call, begins: true, ends }
      continue
    }
    const thread = resumed.exec(line)?.[1]
    const call = thread === undefined ? undefined : open.get(thread)
    if (thread === undefined || call === undefined) continue
    open.delete(thread)
    yield { call, begins: false, ends: true }
  }
}

const writing = new Set(['write', 'pwrite64', 'writev', 'pwritev', 'ftruncate'])
const syncing = new Set(['fsync', 'fdatasync'])

export interface TracedAnswers {
  /** Answers that acknowledge a write. */
  answers: number
  /** What was written and not yet on the disk when one of them was given. */
  early: string[]
  /** Every file and folder that was waited for. */
  synced: Set<string>
}

/**
 * Reads from a trace whether everything that was written to files of `isOurs` was waited for before
 * an answer that acknowledges it (`isAnswer`) was given.
 */
export function readTrace(
  trace: string,
  { isOurs, isAnswer }: { isOurs: (path: string) => boolean; isAnswer: (path: string, rest: string) => boolean },
): TracedAnswers {
  const dirty = new Set<string>()
  const found: TracedAnswers = { answers: 0, early: [], synced: new Set() }
  for (const { call, begins, ends } of callsOf(trace)) {
    const { name, path, rest } = call
    if (begins && writing.has(name) && isAnswer(path, rest)) {
      found.answers += 1
      found.early.push(...[...dirty].map((file) => `answered before ${file} was on the disk`))
    } else if (begins && writing.has(name) && isOurs(path)) dirty.add(path)
    if (ends && syncing.has(name)) {
      dirty.delete(path)
      found.synced.add(path)
    }
  }
  return found
}
