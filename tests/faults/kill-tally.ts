import { type Deed, deeds } from './deeds'
import { type Finding, finding } from './trial'

/** How far the write was that a kill fell into. */
export type Fate = 'before' | 'after' | 'answered'

export interface Tally {
  fates: Record<Deed, Record<Fate, number>>
  /** Writes whose success a client has seen. */
  taken: Record<Deed, number>
  /** Answered so that a client tries again: what it looked at had changed meanwhile. */
  refused: number
  restarts: { ms: number; processorMs: number | null }[]
  wrong: string[]
}

export function newTally(): Tally {
  const of = <T>(make: () => T) => Object.fromEntries(deeds.map((deed) => [deed, make()])) as Record<Deed, T>
  return {
    fates: of(() => ({ before: 0, after: 0, answered: 0 })),
    taken: of(() => 0),
    refused: 0,
    restarts: [],
    wrong: [],
  }
}

export function killsOf({ before, after, answered }: Record<Fate, number>): number {
  return before + after + answered
}

/** Under this a server answers again after a kill. */
const restartGoalMs = 2000

/** A line for each deed, and one for the starts on what the kills left. */
export function told(tally: Tally, asked: number): Finding[] {
  const done = deeds.reduce((sum, deed) => sum + killsOf(tally.fates[deed]), 0)
  const short = done < asked ? `; the time was over after ${done} of ${asked} kills` : ''
  const lines = deeds.map((deed): Finding => {
    const { before, after, answered } = tally.fates[deed]
    const wrong = tally.wrong.filter((words) => words.startsWith(`${deed} `))
    const held = `${before} before the commit, ${after} between commit and answer, ${answered} after it; ${tally.taken[deed]} acknowledged, all there; file and chain sound after each`
    const found = finding(`kill -9 during ${deed}`, killsOf(tally.fates[deed]), wrong, held)
    // Where none was ever committed, there was nothing that could have been lost or half there.
    return tally.taken[deed] + after === 0 ? { ...found, short: true } : found
  })
  const others = tally.wrong.filter((words) => !deeds.some((deed) => words.startsWith(`${deed} `)))
  const all = finding(
    'kill -9 in all',
    done,
    others,
    `nothing acknowledged lost, nothing half there, integrity ok; ${tally.refused} writes told to look again${short}`,
  )
  return [...lines, done < asked ? { ...all, short: true } : all, restarts(tally)]
}

function restarts({ restarts }: Tally): Finding {
  const walls = restarts.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const processor = restarts.flatMap(({ processorMs }) => processorMs ?? []).toSorted((a, b) => a - b)
  const inTime = walls.filter((ms) => ms < restartGoalMs).length
  const spent = processor.length === 0 ? '' : `; of the processor ${seconds(median(processor))}`
  const what = `median ${seconds(median(walls))}, slowest ${seconds(walls.at(-1))}${spent}; ${inTime} of ${walls.length} under 2 s`
  return { fault: 'restart after a kill, until /healthz answers', times: walls.length, held: true, what }
}

function median(sorted: readonly number[]): number | undefined {
  return sorted[Math.floor(sorted.length / 2)]
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? 'not measured' : `${(ms / 1000).toFixed(2)} s`
}
