import { join, resolve } from 'node:path'
import { openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { makeBearer, makeMember, makeSession } from '../support/people'

export interface Prepared {
  database: string
  program: string
  /** A `Cookie` header of a member's session, and an `Authorization` header of a token that may upload. */
  cookie: string
  bearer: string
}

/** A database with the sample program, a member who is signed in, and a token. */
export function prepareSample(folder: string): Prepared {
  const database = join(folder, 'sample.sqlite')
  const db = openDatabase(database)
  try {
    const sample = resolve(import.meta.dirname, '../../content/ahsp-optimization')
    const { program } = ingest(db, buildImport(discover([sample]).files), { importedAt: '2026-02-15T00:00:00.000Z' })
    if (program === null) throw new Error('the sample holds no program')
    const member = makeMember(db, 'bench', 'manager')
    const [cookie, bearer] = [makeSession(db, member), makeBearer(db, member, ['evidence:write'])]
    return { database, program: program.slug, cookie, bearer }
  } finally {
    db.close()
  }
}
