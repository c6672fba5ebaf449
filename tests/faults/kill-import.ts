import { join } from 'node:path'
import { acknowledge, isThere, keysOf, tableOfDeed } from './deeds'
import type { Fate } from './kill-tally'
import type { KillRound, Lane } from './kills'
import { writeRuns } from './made-evidence'
import type { PreparedOffice } from './office'
import { giveOrder, type Order, underOrders } from './orders'
import { start } from './processes'

export function importArgs({ program, database }: PreparedOffice, folder: string): string[] {
  return ['import', folder, '--program', program, '--db', database, '--json']
}

/** Five runs in one import. null: it was done before the kill came. */
export async function killImport({ at, moment, marker, note }: KillRound): Promise<Fate | null> {
  const keys = keysOf('import', marker)
  at.attempted.push(keys)
  const folder = writeRuns(join(at.folder, marker), keys)
  const order = orderOf(at, moment)
  const file = join(at.folder, `${marker}.order`)
  if (order !== null) giveOrder(file, order)
  const process = start(importArgs(at.office, folder), order === null ? {} : { env: underOrders(file) })
  // Most of its life goes by before it writes: the later half is where a kill may hurt.
  const after = at.measured.import.ms * (0.4 + at.random() * 0.7)
  const timer = order === null ? setTimeout(() => process.child.kill('SIGKILL'), after) : undefined
  const { code, out, err } = await process.ended
  clearTimeout(timer)
  if (code !== null && code !== 0) note(`it ended with ${code}: ${err.trim()}`)
  const answered = code === 0 || isWhole(out)
  if (answered) {
    at.tally.taken.import += 1
    acknowledge(at.acknowledged, 'import', keys)
  }
  if (code !== null) return null
  return answered ? 'answered' : isThere(at.office.database, 'import', keys) ? 'after' : 'before'
}

function orderOf({ measured, random }: Lane, moment: KillRound['moment']): Order | null {
  const of = [tableOfDeed.import]
  if (moment === 'before commit') return { commit: 'before', of }
  if (moment === 'after commit') return { commit: 'after', of }
  return moment === 'statement' ? { statement: 1 + Math.floor(random() * measured.import.statements) } : null
}

/** Its answer is one document of JSON, and somebody may have read it before the process was gone. */
function isWhole(out: string): boolean {
  try {
    return JSON.parse(out) !== null
  } catch {
    return false
  }
}
