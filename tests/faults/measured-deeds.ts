import { join } from 'node:path'
import { type Deed, deeds, keysOf, perform, serverDeeds, tableOfDeed } from './deeds'
import { importArgs } from './kill-import'
import { writeRuns } from './made-evidence'
import { copyOffice, type PreparedOffice } from './office'
import { giveOrder, readCounts, underOrders } from './orders'
import { run, serve } from './processes'

/** A deed that nobody cuts off: how long it takes, and how many statements lead to its commit. */
export type Measured = Readonly<Record<Deed, { ms: number; statements: number }>>

/** Every deed once, on a database of its own. */
export async function measureDeeds(folder: string, template: PreparedOffice): Promise<Measured> {
  const office = copyOffice(template, join(folder, 'measured.sqlite'))
  const count = join(folder, 'count')
  const orders = join(folder, 'measured.order')
  const env = underOrders(orders)
  giveOrder(orders, { count, of: [...new Set(Object.values(tableOfDeed))] })
  const times = new Map<Deed, number>()
  const statements = new Map<Deed, number>()
  const note = (deed: Deed, ms: number) => {
    const counted = readCounts(count).get(tableOfDeed[deed])
    if (counted === undefined) throw new Error(`${deed}: its commit was not seen`)
    statements.set(deed, counted)
    times.set(deed, ms)
  }
  const runs = writeRuns(join(folder, 'measured'), keysOf('import', 'measured'))
  const began = performance.now()
  const { code, err } = await run(importArgs(office, runs), { env })
  if (code !== 0) throw new Error(`an import that nobody killed ended with ${code}\n${err}`)
  note('import', performance.now() - began)
  const server = await serve(office.database, { env })
  try {
    for (const deed of serverDeeds) {
      const { ms, status, text } = await perform(server.url, office, deed, keysOf(deed, 'measured')[0] as string)
      if (status !== 201 && status !== 303) throw new Error(`${deed} was answered ${status}: ${text.slice(0, 200)}`)
      note(deed, ms)
    }
  } finally {
    await server.kill()
  }
  return Object.fromEntries(
    deeds.map((deed) => [deed, { ms: times.get(deed) as number, statements: statements.get(deed) as number }]),
  ) as Measured
}
