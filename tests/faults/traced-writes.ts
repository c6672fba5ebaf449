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

export interface TracedFiles {
  /** Has to be on the disk before an answer. */
  isOurs: (path: string) => boolean
  isAnswer: (path: string, rest: string) => boolean
  /**
   * The database whose log is one of ours: what a checkpoint copies into it stands in the log until
   * the log is begun anew, and has to be on the disk by then only.
   */
  loggedFile?: string
}

/** Written from its beginning, or cut short: what it held before is gone. */
function beginsAnew({ name, rest }: Call): boolean {
  return name === 'ftruncate' || (name === 'pwrite64' && /, \d+, 0(\)| <unfinished)/.test(rest))
}

/**
 * Reads from a trace whether everything that was written to files of `isOurs` was waited for before
 * an answer that acknowledges it (`isAnswer`) was given.
 */
export function readTrace(trace: string, { isOurs, isAnswer, loggedFile }: TracedFiles): TracedAnswers {
  const dirty = new Set<string>()
  const found: TracedAnswers = { answers: 0, early: [], synced: new Set() }
  for (const { call, begins, ends } of callsOf(trace)) {
    const { name, path, rest } = call
    if (begins && writing.has(name) && isAnswer(path, rest)) {
      found.answers += 1
      const late = [...dirty].filter((file) => file !== loggedFile)
      found.early.push(...late.map((file) => `answered before ${file} was on the disk`))
    } else if (begins && writing.has(name) && isOurs(path)) {
      if (loggedFile !== undefined && dirty.has(loggedFile) && path === `${loggedFile}-wal` && beginsAnew(call))
        found.early.push(`its log was begun anew before ${loggedFile} was on the disk`)
      dirty.add(path)
    }
    if (ends && syncing.has(name)) {
      dirty.delete(path)
      found.synced.add(path)
    }
  }
  return found
}
