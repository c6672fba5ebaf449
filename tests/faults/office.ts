import { copyFileSync } from 'node:fs'
import { openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { discover } from '~importers/discover'
import { ingest } from '~importers/ingest.server'
import { smallProgram } from '../support/cli'
import { goodPassword, makeBearer, makeMember, makeSession } from '../support/people'

/** A database with people who write, and what they show to be let in. */
export interface PreparedOffice {
  database: string
  program: string
  memberId: number
  bearer: string
  cookie: string
}

export const password = goodPassword

/** The small program with a manager who saves reviews and signs, and the token of a pipeline. */
export function prepareOffice(database: string, hash?: string): PreparedOffice {
  const db = openDatabase(database)
  try {
    const report = ingest(db, buildImport(discover([smallProgram]).files), { importedAt: new Date().toISOString() })
    const memberId = makeMember(db, 'mara', 'manager', { signsAs: ['stakeholder'] })
    if (hash !== undefined)
      db.sqlite.prepare('UPDATE credential SET password_hash = ? WHERE member_id = ?').run(hash, memberId)
    const bearer = makeBearer(db, memberId, ['evidence:write', 'read'], 30)
    if (report.program === null) throw new Error('the small program was not taken in')
    return { database, program: report.program.slug, memberId, bearer, cookie: makeSession(db, memberId) }
  } finally {
    db.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
  }
}

/** The same office in a copy of its file. */
export function copyOffice(office: PreparedOffice, database: string): PreparedOffice {
  copyFileSync(office.database, database)
  copyFileSync(`${office.database}.witness`, `${database}.witness`)
  return { ...office, database }
}

/** A session that has just proved who it is: a proof lasts five minutes, and trials last longer. */
export function renewSession(office: PreparedOffice): PreparedOffice {
  const db = openDatabase(office.database)
  try {
    return { ...office, cookie: makeSession(db, office.memberId) }
  } finally {
    db.close()
  }
}
