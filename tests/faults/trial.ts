/** What a trial may use. */
export interface TrialInput {
  /** A folder of its own, gone afterwards. */
  folder: string
  /** Numbers from 0 to 1 that repeat with the seed. */
  random: () => number
  /** How many processes are killed in all. */
  kills: number
  /** Minutes after which no further process is killed. */
  killMinutes: number
  /** Seconds for which another process holds the database. */
  lockedSeconds: number
  /** Given what tells of it so far, for where its time is over before it ends. */
  soFar?: (findings: () => Finding[]) => void
}

/** One line of the summary. */
export interface Finding {
  fault: string
  times: number
  /** null: it could not be tried here, and `what` says why. */
  held: boolean | null
  /** What held, or what did not. */
  what: string
  /** Not done as often as asked for. */
  short?: true
}

export type Trial = (input: TrialInput) => Promise<Finding[]>

/** A finding out of what went wrong: nothing, or the first few of it in words. */
export function finding(fault: string, times: number, wrong: readonly string[], held: string): Finding {
  if (wrong.length === 0) return { fault, times, held: true, what: held }
  const more = wrong.length > 3 ? `; and ${wrong.length - 3} more` : ''
  return { fault, times, held: false, what: `${wrong.slice(0, 3).join('; ')}${more}` }
}

export function skipped(fault: string, why: string): Finding {
  return { fault, times: 0, held: null, what: why }
}

export function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
