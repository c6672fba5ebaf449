import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ask } from './client'
import { prepareOffice } from './office'
import { run, serve } from './processes'
import { type Finding, finding, type TrialInput } from './trial'

const label = 'load_v1_100u'

/** Kept bytes that somebody changed or removed in the file, past the guards: named by `verify`, given out by no page. */
export async function alteredTrial({ folder, random }: TrialInput): Promise<Finding[]> {
  const office = prepareOffice(join(folder, 'altered.sqlite'))
  const server = await serve(office.database)
  const wrong: string[] = []
  let times = 0
  const verify = () => run(['verify', '--db', office.database])
  try {
    for (const { sha256, name } of filesOf(office.database)) {
      for (const way of ['changed', 'removed'] as const) {
        times += 1
        const undo = tamper(office.database, sha256, way, random)
        const found = await verify()
        if (found.code !== 1 || !found.out.includes(sha256))
          wrong.push(`${name} ${way}: verify ended with ${found.code}`)
        const page = await ask(`${server.url}/evidence/${label}/files/${sha256}`)
        if (page.status !== 410 || !page.text.includes('assay verify'))
          wrong.push(`${name} ${way}: its page was answered ${page.status}`)
        const rebuilt = await run(['rebuild', '--db', office.database])
        if (rebuilt.code !== 2 || !rebuilt.err.includes(sha256)) wrong.push(`${name} ${way}: rebuild took it`)
        undo()
        const again = await ask(`${server.url}/evidence/${label}/files/${sha256}`)
        if (again.status !== 200) wrong.push(`${name}: put back, and its page was answered ${again.status}`)
      }
    }
    const sound = await verify()
    if (sound.code !== 0) wrong.push(`put back, and verify ended with ${sound.code}: ${sound.out}`)
  } finally {
    await server.kill()
  }
  const held = 'verify names each by its hash, its page answers 410 in words, a rebuild refuses it'
  return [finding('evidence changed or removed on disk', times, wrong, held)]
}

function filesOf(database: string): { sha256: string; name: string }[] {
  const sqlite = new Database(database, { readonly: true })
  try {
    const of = `SELECT f.sha256, f.name FROM run_file f JOIN run r ON r.id = f.run_id WHERE r.label = ?`
    return sqlite.prepare(of).all(label) as { sha256: string; name: string }[]
  } finally {
    sqlite.close()
  }
}

/** Changes one byte or takes the row away, with the guards put back; answers what undoes it. */
function tamper(database: string, sha256: string, way: 'changed' | 'removed', random: () => number): () => void {
  const bytes = withoutGuards(database, (sqlite) => {
    const kept = sqlite.prepare('SELECT bytes FROM received_blob WHERE sha256 = ?').pluck().get(sha256) as Buffer
    if (way === 'removed') sqlite.prepare('DELETE FROM received_blob WHERE sha256 = ?').run(sha256)
    else {
      const other = Buffer.from(kept)
      const at = Math.floor(random() * other.length)
      other.writeUInt8(other.readUInt8(at) ^ 1, at)
      sqlite.prepare('UPDATE received_blob SET bytes = ? WHERE sha256 = ?').run(other, sha256)
    }
    return kept
  })
  return () =>
    withoutGuards(database, (sqlite) => {
      const put = 'INSERT OR REPLACE INTO received_blob (sha256, size, bytes) VALUES (?, ?, ?)'
      sqlite.prepare(put).run(sha256, bytes.length, bytes)
    })
}

function withoutGuards<T>(database: string, work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(database)
  try {
    sqlite.pragma('foreign_keys = OFF')
    const own = `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'received_blob'`
    const guards = sqlite.prepare(own).all() as { name: string; sql: string }[]
    for (const { name } of guards) sqlite.exec(`DROP TRIGGER "${name}"`)
    const result = work(sqlite)
    for (const { sql } of guards) sqlite.exec(sql)
    return result
  } finally {
    sqlite.close()
  }
}
