import { setTimeout as pause } from 'node:timers/promises'
import { type Random, seededRandom } from '../forensics/random'
import { Client } from './client'
import { factsOf, type ProgramFacts } from './office-facts'
import type { Office } from './prepare'
import { Recorder, type Second } from './recorder'
import { isWhole, type Person, reads, type Task, writeOf } from './requests'

export interface Think {
  from: number
  to: number
}

export interface DayOptions {
  port: number
  office: Office
  minutes: number
  /** Seconds that a member thinks between two requests: any time between these, as Locust's `between` has it. */
  think: Think
  seed: number
  /** One request in so many writes. */
  writeEvery: number
  onSecond?: (second: Second) => void
}

export interface Day {
  recorder: Recorder
  history: Second[]
  exceptions: Map<string, number>
  reads: number
  writes: number
}

const arriveS = 20
const settleMs = 300

/** All members at work at once for the time given: reads and thinks, writes and reads what came of it. */
export async function officeDay(options: DayOptions): Promise<Day> {
  const { port, office, minutes, think, seed, writeEvery } = options
  const random = seededRandom(seed)
  const clients = office.members.map((_, at) => new Client(port, addressOf(at), {}))
  const facts = await allFacts(office, clients[0] as Client)
  await settle(clients[0] as Client, office)
  const people = office.members.map((member, at) => personOf(office, facts, at, member))
  const day: Day = { recorder: new Recorder(), history: [], exceptions: new Map(), reads: 0, writes: 0 }
  const began = Date.now()
  const until = began + minutes * 60_000
  const arriveMs = Math.min(arriveS * 1000, minutes * 15_000)
  let present = 0
  const clock = everySecond(() => {
    const second = day.recorder.second(Math.floor(Date.now() / 1000), present)
    day.history.push(second)
    options.onSecond?.(second)
  })
  await Promise.all(
    people.map(async (person, at) => {
      await pause((arriveMs * at) / people.length)
      present += 1
      const client = clients[at] as Client
      while (Date.now() < until) {
        const due = day.writes * writeEvery <= day.reads + day.writes
        const task = (due ? writeOf(person, random) : null) ?? readOf(person, random)
        await doTask(day, client, person, task)
        await pause((think.from + (think.to - think.from) * random.next()) * 1000)
      }
      client.close()
    }),
  )
  clock()
  const last = day.recorder.second(Math.floor(Date.now() / 1000), people.length)
  day.history.push(last)
  return day
}

/** A machine of its own for each member, where the system has the addresses. */
function addressOf(at: number): string | undefined {
  return process.platform === 'linux' ? `127.0.${1 + Math.floor(at / 250)}.${1 + (at % 250)}` : undefined
}

async function allFacts(office: Office, client: Client): Promise<ProgramFacts[]> {
  const facts: ProgramFacts[] = []
  for (const program of office.programs) facts.push(await factsOf(client, program))
  return facts
}

/** The first views of a fresh server have their curves judged behind the answer: an office does not come to a server that started this second. */
async function settle(client: Client, { programs, members }: Office): Promise<void> {
  const headers = { Cookie: members[0]?.cookie ?? '' }
  for (const { slug } of programs) {
    for (const path of ['/', '/evidence', '/claims', '/search?q=login'])
      await client.ask({ method: 'GET', path: `${path}${path.includes('?') ? '&' : '?'}program=${slug}`, headers })
    await pause(settleMs)
  }
}

function personOf(office: Office, facts: ProgramFacts[], at: number, member: Office['members'][number]): Person {
  const colleagues = office.members.filter(({ role, program }) => role === 'manager' && program === member.program)
  return {
    member,
    facts: facts[member.program] as ProgramFacts,
    desk: member.role === 'manager' ? colleagues.indexOf(member) : null,
    revision: null,
    provenAt: member.provenAt,
    seq: at,
  }
}

const shares = reads.reduce((sum, { share }) => sum + share, 0)

function readOf(person: Person, random: Random): Task {
  let left = random.next() * shares
  const chosen = reads.find(({ share }) => {
    left -= share
    return left < 0
  })
  return (chosen ?? (reads[0] as (typeof reads)[number])).task(person, random)
}

/** Asks, looks into the answer, and keeps what it took. A form leads on to its page, which is read as a browser does. */
async function doTask(day: Day, client: Client, person: Person, task: Task): Promise<void> {
  const { name, ask } = task
  if (ask.method === 'GET') day.reads += 1
  else day.writes += 1
  try {
    const answer = await client.ask(ask)
    const error = task.wrong(answer)
    day.recorder.add({ method: ask.method, name, ms: answer.ms, bytes: answer.bytes, error }, Date.now())
    task.learn?.(answer)
    if (ask.method === 'POST' && error === null && answer.location !== null)
      await doTask(day, client, person, landing(task, answer.location.split('#')[0] as string, person))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    day.exceptions.set(message, (day.exceptions.get(message) ?? 0) + 1)
    day.recorder.add({ method: ask.method, name, ms: 0, bytes: 0, error: message }, Date.now())
  }
}

function landing(task: Task, path: string, { member }: Person): Task {
  return {
    name: task.name.replace(/ \(.*/, ' (after)'),
    ask: { method: 'GET', path, headers: { Cookie: member.cookie } },
    wrong: ({ status, text }) =>
      status === 200 && isWhole(text) && text.includes(member.displayName) ? null : `answered ${status}`,
  }
}

/** On each full second, whatever else goes on; answers how to stop. */
function everySecond(work: () => void): () => void {
  const timer = setInterval(work, 1000)
  return () => clearInterval(timer)
}
