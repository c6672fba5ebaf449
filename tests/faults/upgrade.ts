import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '~db/client.server'
import { verifyDatabase } from '~db/verify/verify-database'
import { saveReview, signOff, upload } from './client'
import { prepareOffice } from './office'
import { killAt, run, serve } from './processes'
import { contentOf, makeReleased, migrationsDone, releases, tablesOf } from './released-schemas'
import { type Finding, finding, type TrialInput } from './trial'

const killsPerRelease = 3

/** A database of every release so far comes forward with all of its rows, also when that is killed midway. */
export async function upgradeTrial({ folder, random }: TrialInput): Promise<Finding[]> {
  const rows = await makeRows(join(folder, 'now.sqlite'))
  const all = releases()
  const wrong: string[] = []
  const afterKills: string[] = []
  let kills = 0
  let midway = 0
  for (const [index, tag] of all.entries()) {
    const old = join(folder, `${tag}.sqlite`)
    makeReleased(old, index + 1, rows)
    const tables = tablesOf(old)
    const expected = contentOf(old, tables)
    const upgraded = copyOf(old, `${old}.upgraded`)
    const counted = `${old}.count`
    const { code, err } = await open(upgraded, { ASSAY_FAULTS_COUNT: counted })
    if (code !== 0) wrong.push(`${tag}: status ended with ${code}: ${err}`)
    wrong.push(...wrongUpgrade(upgraded, tables, expected, all.length).map((words) => `${tag}: ${words}`))
    const statements = existsSync(counted) ? Number(readFileSync(counted, 'utf8')) : 1
    for (let kill = 0; kill < killsPerRelease; kill += 1) {
      const file = copyOf(old, `${old}.killed-${kill}`)
      const at = 1 + Math.floor(random() * (statements + 1))
      const killed = await open(file, { ASSAY_FAULTS_KILL_AT: String(at) })
      if (killed.code === null) kills += 1
      const done = migrationsDone(file)
      if (done === index + 1) midway += 1
      else if (done !== all.length)
        afterKills.push(`${tag}, killed at statement ${at}: half of the migrations are there`)
      // The next start brings it forward: here, which is quicker than a process of its own.
      openDatabase(file).close()
      const found = wrongUpgrade(file, tables, expected, all.length)
      afterKills.push(...found.map((words) => `${tag}, killed at statement ${at}: ${words}`))
    }
  }
  return [
    finding('upgrade of every released schema', all.length, wrong, 'every row carried on, file and chain sound'),
    finding(
      'upgrade killed midway, then begun again',
      kills,
      afterKills,
      `${midway} times still the old schema whole, else the new one; every row carried on`,
    ),
  ]
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
function open(file: string, env: Record<string, string>) {
  return run(['status', '--db', file], { env, nodeArgs: ['--import', killAt] })
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
