import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalDump } from '../support/canonical-dump'
import { type Acknowledged, nothingYet, wrongAfter } from './acknowledged'
import { saveReview, upload, wasTaken } from './client'
import { type PreparedOffice, prepareOffice } from './office'
import { run, type ServerProcess, serve } from './processes'
import { type Finding, finding, type TrialInput } from './trial'

const backups = 5

/** Backups while uploads and reviews come in: each is whole, restores into an empty folder, and says the same there. */
export async function backupTrial({ folder }: TrialInput): Promise<Finding[]> {
  const office = prepareOffice(join(folder, 'busy.sqlite'))
  const server = await serve(office.database)
  const state = { over: false, taken: 0 }
  const acknowledged = nothingYet()
  const attempted: string[][] = []
  const writers = [
    uploading(server, office, state, acknowledged, attempted),
    reviewing(server, office, state, acknowledged),
  ]
  const wrong: string[] = []
  const quiet: string[] = []
  try {
    for (let index = 0; index < backups; index += 1) {
      const before = state.taken
      // What was acknowledged before the backup begins must be in it.
      const due = structuredClone(acknowledged)
      while (state.taken < before + 2) await new Promise((done) => setTimeout(done, 5))
      wrong.push(...(await backUpAndRestore(office.database, join(folder, `copy-${index}`), due, attempted)))
    }
    state.over = true
    await Promise.all(writers)
    // Behind an upload the log is folded into the file; what comes last stands in the log alone.
    if (wasTaken(await saveReview(server.url, office, 'the last words'))) acknowledged.reviews.push('the last words')
    else quiet.push('the last words were not taken')
    const last = join(folder, 'last')
    quiet.push(...(await backUpAndRestore(office.database, last, acknowledged, attempted)))
    const same = canonicalDump(join(last, 'backup.sqlite')).sha256 === canonicalDump(office.database).sha256
    if (!same) quiet.push('the backup of a quiet database says something else than it does')
  } finally {
    state.over = true
    await server.kill()
    await Promise.all(writers)
  }
  return [
    finding(
      'backup while writes come in, restored',
      backups,
      wrong,
      `chain valid, dump of the restored byte for byte that of the backup; ${state.taken} writes acknowledged meanwhile`,
    ),
    finding('backup of the same, quiet', 1, quiet, 'restored dump byte for byte that of the database'),
  ]
}

interface Writing {
  over: boolean
  taken: number
}

async function uploading(
  { url }: ServerProcess,
  office: PreparedOffice,
  state: Writing,
  acknowledged: Acknowledged,
  attempted: string[][],
): Promise<void> {
  for (let index = 0; !state.over; index += 1) {
    const label = `made_b${index}_100u`
    attempted.push([label])
    if (!wasTaken(await upload(url, office, label))) continue
    acknowledged.imports.push([label])
    state.taken += 1
  }
}

async function reviewing(
  { url }: ServerProcess,
  office: PreparedOffice,
  state: Writing,
  acknowledged: Acknowledged,
): Promise<void> {
  for (let index = 0; !state.over; index += 1) {
    const words = `busy review ${index}`
    if (!wasTaken(await saveReview(url, office, words))) continue
    acknowledged.reviews.push(words)
    state.taken += 1
  }
}

async function backUpAndRestore(
  database: string,
  folder: string,
  due: Acknowledged,
  attempted: readonly string[][],
): Promise<string[]> {
  mkdirSync(folder)
  const backup = join(folder, 'backup.sqlite')
  const restored = join(folder, 'empty', 'restored.sqlite')
  for (const args of [
    ['backup', backup, '--db', database],
    ['restore', backup, '--db', restored],
    ['verify', '--db', restored],
  ]) {
    const { code, out, err } = await run(args)
    // 3: an entry that no witness saw, which a backup between an act and its witness may have.
    if (code !== 0 && !(args[0] === 'verify' && code === 3)) return [`${args[0]} ended with ${code}: ${out}${err}`]
  }
  const same = canonicalDump(backup).sha256 === canonicalDump(restored).sha256
  const wrong = same ? [] : ['the restored database says something else than the backup']
  return [...wrong, ...wrongAfter(restored, due, attempted)]
}
