import { join } from 'node:path'
import { randomFrom } from '../support/audit-faults'
import { type Acknowledged, nothingYet, wrongAfter } from './acknowledged'
import { type Deed, deeds } from './deeds'
import { killImport } from './kill-import'
import { killServer } from './kill-server'
import { killsOf, newTally, type Tally, told } from './kill-tally'
import { type Measured, measureDeeds } from './measured-deeds'
import { copyOffice, type PreparedOffice, prepareOffice, renewSession } from './office'
import type { Finding, TrialInput } from './trial'

/** An office at a time; a database that grows for ever would only be slower to look through. */
const roundsPerOffice = 40

/** What one kill is about; `note` says what was wrong. */
export interface KillRound {
  at: Lane
  moment: Moment
  marker: string
  note: (words: string) => void
}

/** When a process is killed: by the clock, at a statement, or around the commit that makes the deed count. */
export const moments = ['clock', 'before commit', 'statement', 'after commit', 'clock beside others'] as const
export type Moment = (typeof moments)[number]

/** What one of the two series of kills works with. */
export interface Lane {
  folder: string
  random: () => number
  office: PreparedOffice
  acknowledged: Acknowledged
  /** Of every write that was begun, what would be there of it. */
  attempted: string[][]
  tally: Tally
  measured: Measured
  /** Whether the last process on this database was killed. */
  afterKill: boolean
}

/**
 * Kills during imports by the command line, and of servers during uploads, saves of reviews and
 * sign-offs: as often for each of the four, at every kind of moment.
 */
export async function killTrial(input: TrialInput): Promise<Finding[]> {
  const template = prepareOffice(join(input.folder, 'template.sqlite'))
  const tally = newTally()
  input.soFar?.(() => told(tally, input.kills))
  const measured = await measureDeeds(input.folder, template)
  const until = performance.now() + input.killMinutes * 60_000
  const rounds = plan(input.kills, tally, () => performance.now() < until)
  const seeds = [input.random(), input.random()].map((number) => Math.floor(number * 2 ** 32))
  const lanes = seeds.map((seed, index) =>
    lane({ folder: input.folder, random: randomFrom(seed), tally, measured }, template, `${'ab'[index]}`, rounds),
  )
  // What was found before one of them failed is told all the same.
  for (const outcome of await Promise.allSettled(lanes))
    if (outcome.status === 'rejected') tally.wrong.push(`the trial itself failed: ${outcome.reason}`)
  return told(tally, input.kills)
}

interface Round {
  deed: Deed
  moment: Moment
}

interface Plan {
  next(): Round | null
  /** The round is over, whether it killed or not. */
  over(round: Round): void
}

/** The deeds in turn, each at all moments in turn, until as many were killed as are wanted of it. */
function plan(kills: number, tally: Tally, isTime: () => boolean): Plan {
  const left = deeds.map((deed, index) => {
    const wanted = Math.floor((kills + deeds.length - 1 - index) / deeds.length)
    return { deed, wanted, begun: 0, underWay: 0 }
  })
  const isWanted = ({ deed, wanted, underWay }: (typeof left)[number]) => killsOf(tally.fates[deed]) + underWay < wanted
  let turn = 0
  return {
    next() {
      const order = left.map((_, index) => left[(turn + index) % left.length] as (typeof left)[number])
      const chosen = order.find(isWanted)
      if (chosen === undefined || !isTime()) return null
      turn = left.indexOf(chosen) + 1
      chosen.underWay += 1
      return { deed: chosen.deed, moment: moments[chosen.begun++ % moments.length] as Moment }
    },
    over({ deed }) {
      for (const of of left) if (of.deed === deed) of.underWay -= 1
    },
  }
}

async function lane(
  given: Omit<Lane, 'office' | 'acknowledged' | 'attempted' | 'afterKill'>,
  template: PreparedOffice,
  name: string,
  plan: Plan,
): Promise<void> {
  for (let offices = 0; ; offices += 1) {
    const file = join(given.folder, `${name}-${offices}.sqlite`)
    const office = copyOffice(template, file)
    const at: Lane = { ...given, office, acknowledged: nothingYet(), attempted: [], afterKill: false }
    for (let round = 0; round < roundsPerOffice; round += 1) {
      const chosen = plan.next()
      if (chosen === null) return
      if (round % 10 === 0) at.office = renewSession(at.office)
      await oneRound(at, chosen, `${name}${offices}_${round}`).finally(() => plan.over(chosen))
    }
  }
}

async function oneRound(at: Lane, { deed, moment }: Round, marker: string): Promise<void> {
  const note = (words: string) => void at.tally.wrong.push(`${deed} ${marker}, ${moment}: ${words}`)
  const round = { at, moment, marker, note }
  const fate = deed === 'import' ? await killImport(round) : await killServer({ ...round, deed })
  for (const words of wrongAfter(at.office.database, at.acknowledged, at.attempted)) note(words)
  const expected = moment === 'before commit' ? 'before' : moment === 'after commit' ? 'after' : fate
  if (fate !== expected) note(`the kill was to come ${expected} the commit, and the database says ${fate}`)
  if (fate === null) return
  at.afterKill = true
  at.tally.fates[deed][fate] += 1
}
