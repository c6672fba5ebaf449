import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Acknowledged, nothingYet, wrongAfter } from './acknowledged'
import { type Answer, saveReview, signOff, upload, wasTaken } from './client'
import { writeRuns } from './made-evidence'
import { copyOffice, type PreparedOffice, prepareOffice, renewSession } from './office'
import { type Ended, killAt, run, type ServerProcess, serve, start } from './processes'
import { type Finding, finding, type TrialInput, wait } from './trial'

/** An office at a time; a database that grows for ever would only be slower to look through. */
const roundsPerOffice = 40
const filesPerImport = 5

interface Tally {
  kills: { server: number; import: number }
  /** Writes whose answer was seen, and writes that the kill cut off. */
  taken: { upload: number; review: number; signature: number; import: number }
  cutOff: number
  restartsMs: number[]
  wrong: string[]
}

interface Lane extends TrialInput {
  name: string
  office: PreparedOffice
  acknowledged: Acknowledged
  attempted: string[][]
  tally: Tally
  whole: WholeImport
}

/** An import that nobody kills: how long it takes, and how many statements up to its last commit. */
interface WholeImport {
  ms: number
  statements: number
}

/** Kills at random moments of servers that take writes of three kinds at once, and of imports by the command line. */
export async function killTrial(input: TrialInput): Promise<Finding[]> {
  const template = prepareOffice(join(input.folder, 'template.sqlite'))
  const tally: Tally = {
    kills: { server: 0, import: 0 },
    taken: { upload: 0, review: 0, signature: 0, import: 0 },
    cutOff: 0,
    restartsMs: [],
    wrong: [],
  }
  const whole = await measureImport(input, template)
  let left = input.kills
  const until = performance.now() + input.killMinutes * 60_000
  const take = () => performance.now() < until && left-- > 0
  await Promise.all(['a', 'b'].map((name) => lane({ ...input, name, whole }, template, tally, take)))
  return told(tally, input.kills)
}

async function measureImport(input: TrialInput, template: PreparedOffice): Promise<WholeImport> {
  const office = copyOffice(template, join(input.folder, 'timed.sqlite'))
  const folder = writeRuns(join(input.folder, 'timed'), ['made_timed_100u'])
  const counted = join(input.folder, 'statements')
  const began = performance.now()
  const { code, err } = await run(importArgs(office, folder), {
    env: { ASSAY_FAULTS_COUNT: counted },
    nodeArgs: ['--import', killAt],
  })
  if (code !== 0) throw new Error(`an import that nobody killed ended with ${code}\n${err}`)
  return { ms: performance.now() - began, statements: Number(readFileSync(counted, 'utf8')) }
}

function importArgs({ program, database }: PreparedOffice, folder: string): string[] {
  return ['import', folder, '--program', program, '--db', database, '--json']
}

async function lane(
  input: TrialInput & { name: string; whole: WholeImport },
  template: PreparedOffice,
  tally: Tally,
  take: () => boolean,
): Promise<void> {
  for (let offices = 0; ; offices += 1) {
    const file = join(input.folder, `${input.name}-${offices}.sqlite`)
    const at: Lane = {
      ...{ ...input, tally, office: copyOffice(template, file), acknowledged: nothingYet(), attempted: [] },
    }
    for (let round = 0; round < roundsPerOffice; round += 1) {
      if (!take()) return
      if (round % 10 === 0) at.office = renewSession(at.office)
      const marker = `${input.name}${offices}_${round}`
      await (at.random() < 0.5 ? killImport(at, marker) : killServer(at, marker))
      tally.wrong.push(...wrongAfter(file, at.acknowledged, at.attempted).map((words) => `${marker}: ${words}`))
    }
  }
}

async function killImport(at: Lane, marker: string): Promise<void> {
  const labels = Array.from({ length: filesPerImport }, (_, index) => `made_${marker}n${index}_100u`)
  at.attempted.push(labels)
  const folder = writeRuns(join(at.folder, marker), labels)
  const { code, err } = await (at.random() < 0.5 ? killedByTime(at, folder) : killedAtStatement(at, folder))
  at.tally.kills.import += 1
  if (code !== null && code !== 0) at.tally.wrong.push(`${marker}: the import ended with ${code}: ${err.trim()}`)
  if (code !== 0) at.tally.cutOff += 1
  else {
    at.tally.taken.import += 1
    at.acknowledged.imports.push(labels)
  }
}

/** Most of its life goes by before it writes: the later half is where a kill may hurt. */
async function killedByTime({ office, whole, random }: Lane, folder: string): Promise<Ended> {
  const process = start(importArgs(office, folder))
  const timer = setTimeout(() => process.child.kill('SIGKILL'), whole.ms * (0.5 + random() * 0.8))
  const ended = await process.ended
  clearTimeout(timer)
  return ended
}

/** Within the transaction itself, which is over in a moment. */
function killedAtStatement({ office, whole, random }: Lane, folder: string): Promise<Ended> {
  const at = 1 + Math.floor(random() * whole.statements * 1.2)
  return run(importArgs(office, folder), {
    env: { ASSAY_FAULTS_KILL_AT: String(at) },
    nodeArgs: ['--import', killAt],
  })
}

async function killServer(at: Lane, marker: string): Promise<void> {
  const server = await serve(at.office.database)
  at.tally.restartsMs.push(server.readyMs)
  const left = leftInStaging(at.office.database, server)
  if (left.length > 0) at.tally.wrong.push(`${marker}: ${left.length} uploads of a killed server were left lying`)
  const state: Writing = { dead: false, taken: 0, uploads: 0, lastMs: 50 }
  const writers = [
    writeOn(state, at, async (index) => {
      const label = `made_${marker}u${index}_100u`
      at.attempted.push([label])
      const answer = await upload(server.url, at.office, label)
      if (!wasTaken(answer)) return answer
      at.acknowledged.imports.push([label])
      at.tally.taken.upload += 1
      state.uploads += 1
      return answer
    }),
    writeOn(state, at, async (index) => {
      const words = `${marker} review ${index}`
      const answer = await saveReview(server.url, at.office, words)
      if (!wasTaken(answer)) return answer
      at.acknowledged.reviews.push(words)
      at.tally.taken.review += 1
      return answer
    }),
    writeOn(state, at, async (index) => {
      const note = `${marker} signature ${index}`
      const answer = await signOff(server.url, at.office, note)
      if (!wasTaken(answer)) return answer
      at.acknowledged.signatures.push(note)
      at.tally.taken.signature += 1
      return answer
    }),
  ]
  await moment(state, at.random)
  server.child.kill('SIGKILL')
  state.dead = true
  await Promise.all([server.ended, ...writers])
  at.tally.kills.server += 1
}

/** What the writers of one server have in common. */
interface Writing {
  dead: boolean
  /** Writes acknowledged so far. */
  taken: number
  uploads: number
  /** How long the last one took. */
  lastMs: number
}

/** One write after the other until the server is gone. A write that the kill cut off may be there or not. */
async function writeOn(state: Writing, at: Lane, write: (index: number) => Promise<Answer>): Promise<void> {
  for (let index = 0; !state.dead; index += 1) {
    const answer = await write(index)
    if (wasTaken(answer)) {
      state.taken += 1
      state.lastMs = answer.ms
    } else if (state.dead) at.tally.cutOff += 1
    else if (answer.status !== 'lost' && answer.status >= 500)
      at.tally.wrong.push(`a write was answered ${answer.status}: ${answer.text.slice(0, 200)}`)
  }
}

/**
 * After none to six writes (every other time an upload among them, which takes longest), and then
 * anywhere within the next: the same on a slow machine and a fast one.
 */
async function moment(state: Writing, random: () => number): Promise<void> {
  const writes = Math.floor(random() * 7)
  const uploads = random() < 0.5 ? 0 : 1
  const until = performance.now() + 30_000
  while ((state.taken < writes || state.uploads < uploads) && performance.now() < until) await wait(2)
  await wait(random() * 1.5 * state.lastMs)
}

/** A server sweeps away what one that is gone left behind. */
function leftInStaging(database: string, server: ServerProcess): string[] {
  const staging = join(database, '..', `.${database.split('/').at(-1)}-uploads`)
  if (!existsSync(staging)) return []
  return readdirSync(staging).filter((name) => !name.startsWith(`${server.child.pid}-`))
}

function told({ kills, taken, cutOff, restartsMs, wrong }: Tally, asked: number): Finding[] {
  const sorted = restartsMs.toSorted((a, b) => a - b)
  const seconds = (ms: number | undefined) => (ms === undefined ? 'not measured' : `${(ms / 1000).toFixed(2)} s`)
  const counts = `${taken.upload} uploads, ${taken.review} reviews, ${taken.signature} signatures and ${taken.import} imports acknowledged and there, ${cutOff} cut off and whole or absent`
  const done = kills.server + kills.import
  const short = done < asked ? `; the time was over after ${done} of ${asked} kills` : ''
  return [
    finding(
      `kill -9 (${kills.server} of servers, ${kills.import} of imports)`,
      done,
      wrong,
      `${counts}; file and chain sound after each${short}`,
    ),
    {
      fault: 'restart after a kill',
      times: sorted.length,
      held: true,
      what: `median ${seconds(sorted[Math.floor(sorted.length / 2)])}, slowest ${seconds(sorted.at(-1))}`,
    },
  ]
}
