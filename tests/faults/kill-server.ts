import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Answer, wasTaken } from './client'
import { acknowledge, isThere, keysOf, perform, type ServerDeed, serverDeeds, tableOfDeed } from './deeds'
import type { Fate } from './kill-tally'
import type { KillRound } from './kills'
import { giveOrder, type Order, underOrders } from './orders'
import { type ServerProcess, serve } from './processes'
import { wait } from './trial'

interface ServerRound extends KillRound {
  deed: ServerDeed
}

/** What is under way on one server. */
interface Writing extends ServerRound {
  server: ServerProcess
  /** From here on an answer may fail to come. */
  dead: boolean
}

/** A server that is killed while it does a deed; before that it has done it up to two times. */
export async function killServer(round: ServerRound): Promise<Fate> {
  const { at, deed, moment, marker, note } = round
  const file = join(at.folder, `${marker}.order`)
  const order = orderOf(round)
  const server = await serve(at.office.database, order === null ? {} : { env: underOrders(file) })
  if (at.afterKill) at.tally.restarts.push({ ms: server.readyMs, processorMs: server.processorMs })
  const left = leftInStaging(at.office.database, server)
  if (left.length > 0) note(`${left.length} uploads of a killed server were left lying`)
  const writing: Writing = { ...round, server, dead: false }
  const others = moment === 'clock beside others' ? serverDeeds.filter((other) => other !== deed) : []
  const beside = others.map((other) => writeOn(writing, other))
  let { ms } = at.measured[deed]
  for (let index = Math.floor(at.random() * 3); index > 0; index -= 1)
    ms = (await write(writing, deed, `${marker}w${index}`)).ms
  if (order !== null) giveOrder(file, order)
  const last = write(writing, deed, marker, order !== null)
  await (order === null ? wait(at.random() * 1.2 * ms) : Promise.race([last, server.ended]))
  writing.dead = true
  server.child.kill('SIGKILL')
  const [answer] = await Promise.all([last, server.ended, ...beside])
  if (server.child.signalCode !== 'SIGKILL') note(`the server ended by itself: ${server.output().slice(-300)}`)
  if (wasTaken(answer)) return 'answered'
  return isThere(at.office.database, deed, keysOf(deed, marker)) ? 'after' : 'before'
}

function orderOf({ at: { measured, random }, deed, moment }: ServerRound): Order | null {
  const of = [tableOfDeed[deed]]
  if (moment === 'before commit') return { commit: 'before', of }
  if (moment === 'after commit') return { commit: 'after', of }
  return moment === 'statement' ? { statement: 1 + Math.floor(random() * measured[deed].statements) } : null
}

/** One write; what may go wrong with it depends on whether the server is to die of it (`fatal`). */
async function write(writing: Writing, deed: ServerDeed, marker: string, fatal = false): Promise<Answer> {
  const { at, note, server } = writing
  const keys = keysOf(deed, marker)
  at.attempted.push(keys)
  const answer = await perform(server.url, at.office, deed, keys[0] as string)
  if (wasTaken(answer)) {
    at.tally.taken[deed] += 1
    acknowledge(at.acknowledged, deed, keys)
  } else if (answer.status === 'lost') {
    if (!writing.dead && !fatal) note(`${deed} had no answer of a server that lives`)
  } else if (writing.moment === 'clock beside others' && answer.status < 500) at.tally.refused += 1
  else if (!writing.dead) note(`${deed} was answered ${answer.status}: ${answer.text.slice(0, 200)}`)
  return answer
}

/** One after the other until the server is gone. */
async function writeOn(writing: Writing, deed: ServerDeed): Promise<void> {
  for (let index = 0; !writing.dead; index += 1) await write(writing, deed, `${writing.marker}b${index}`)
}

/** A server sweeps away what one that is gone left behind. */
function leftInStaging(database: string, server: ServerProcess): string[] {
  const staging = join(dirname(database), `.${basename(database)}-uploads`)
  if (!existsSync(staging)) return []
  return readdirSync(staging).filter((name) => !name.startsWith(`${server.child.pid}-`))
}
