import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '~db/client.server'
import { verifyDatabase } from '~db/verify/verify-database'
import { saveReview, signOff, upload } from './client'
import { prepareOffice } from './office'
import { giveOrder, type Order, readCounts, underOrders } from './orders'
import { run, serve } from './processes'
import { contentOf, makeReleased, migrationsDone, releases, tablesOf } from './released-schemas'
import { type Finding, finding, type TrialInput } from './trial'

/** The migrator's own list, which the transaction of an upgrade writes to. */
const migrationList = '__drizzle_migrations'

interface Upgrade {
  tag: string
  /** How many migrations the release had. */
  done: number
  old: string
  tables: Record<string, string[]>
  expected: string
}

interface Found {
  wrong: string[]
  afterKills: string[]
  kills: { before: number; after: number }
}

/** A database of every release so far comes forward with all of its rows, also when that is killed midway. */
export async function upgradeTrial({ folder, random }: TrialInput): Promise<Finding[]> {
  const rows = await makeRows(join(folder, 'now.sqlite'))
  const all = releases()
  const found: Found = { wrong: [], afterKills: [], kills: { before: 0, after: 0 } }
  const waiting = all.map((tag, index): Upgrade => {
    const old = join(folder, `${tag}.sqlite`)
    makeReleased(old, index + 1, rows)
    const tables = tablesOf(old)
    return { tag, done: index + 1, old, tables, expected: contentOf(old, tables) }
  })
  const seeded = waiting.map((upgrade) => ({ upgrade, at: random() }))
  const lane = async () => {
    for (let next = seeded.shift(); next !== undefined; next = seeded.shift())
      await oneUpgrade(next.upgrade, next.at, all.length, found)
  }
  await Promise.all([lane(), lane()])
  const { before, after } = found.kills
  return [
    finding('upgrade of every released schema', all.length, found.wrong, 'every row carried on, file and chain sound'),
    finding(
      'upgrade killed midway, then begun again',
      before + after,
      found.afterKills,
      `${before} times before its commit: the old schema whole; ${after} after it: the new one; every row carried on`,
    ),
  ]
}

/** Once to its end, then killed at a statement, right before its commit and right after it. The newest has nothing to do. */
async function oneUpgrade(upgrade: Upgrade, at: number, count: number, found: Found): Promise<void> {
  const { tag, done, old, tables, expected } = upgrade
  const upgraded = copyOf(old, `${old}.upgraded`)
  const counted = `${old}.count`
  const of = [migrationList]
  const { code, err } = await open(upgraded, { count: counted, of })
  if (code !== 0) found.wrong.push(`${tag}: status ended with ${code}: ${err}`)
  found.wrong.push(...wrongUpgrade(upgraded, tables, expected, count).map((words) => `${tag}: ${words}`))
  const statements = readCounts(counted).get(migrationList)
  if (done === count) return
  if (statements === undefined) return void found.wrong.push(`${tag}: its commit was not seen`)
  const orders: Order[] = [
    { statement: 1 + Math.floor(at * statements) },
    { commit: 'before', of },
    { commit: 'after', of },
  ]
  for (const [index, order] of orders.entries()) {
    const note = (words: string) => void found.afterKills.push(`${tag}, killed ${JSON.stringify(order)}: ${words}`)
    const file = copyOf(old, `${old}.killed-${index}`)
    const killed = await open(file, order)
    if (killed.code !== null) note(`it was not killed and ended with ${killed.code}`)
    const is = migrationsDone(file)
    const side = 'commit' in order && order.commit === 'after' ? 'after' : 'before'
    found.kills[side] += 1
    if (is !== (side === 'after' ? count : done)) note(`${is} of ${count} migrations are there`)
    if (side === 'before' && contentOf(file, tables) !== expected) note('the old rows are not what they were')
    // The next start brings it forward: here, which is quicker than a process of its own.
    openDatabase(file).close()
    for (const words of wrongUpgrade(file, tables, expected, count)) note(words)
  }
}

/** An office in which everything was done that has a table of its own. */
async function makeRows(file: string): Promise<string> {
  const office = prepareOffice(file)
  const server = await serve(file)
  await upload(server.url, office, 'made_released_100u')
  await saveReview(server.url, office, 'released')
  await signOff(server.url, office, 'released')
  await server.kill()
  // Opened and closed once: the log is folded into the file, which then stands alone.
  await run(['status', '--db', file])
  return file
}

function copyOf(from: string, to: string): string {
  copyFileSync(from, to)
  return to
}

/** What opens a database opens it for writing, and brings it to this version first. */
function open(file: string, order: Order) {
  giveOrder(`${file}.order`, order)
  return run(['status', '--db', file], { env: underOrders(`${file}.order`) })
}

function wrongUpgrade(file: string, tables: Record<string, string[]>, expected: string, count: number): string[] {
  const wrong = migrationsDone(file) === count ? [] : ['not all migrations were done']
  if (contentOf(file, tables) !== expected) wrong.push('rows are not what they were')
  // Acts of a kind that the old release had no table for left their entries, and no rows.
  const missing = verifyDatabase(file, { witness: null }).troubles.filter(
    ({ code, where, detail }) =>
      code !== 'entry_without_row' || Object.hasOwn(tables, tableNamed(`${detail ?? where}`)),
  )
  return [...wrong, ...missing.map(({ code, where, detail }) => `${code} ${where} ${detail ?? ''}`)]
}

function tableNamed(key: string): string {
  return key.split(' ', 1)[0] as string
}
