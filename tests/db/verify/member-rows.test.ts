import { describe, expect, test } from 'vitest'
import type { AssayDatabase } from '~db/client.server'
import { verifyDatabase } from '~db/verify/verify-database'
import { appendAudit } from '~db/writes/append-audit'
import { recordMember, recordMemberAct } from '~db/writes/record-members'
import { recordUpload } from '~db/writes/record-upload'
import { writeTransaction } from '~db/writes/transaction'
import { temporaryDatabase } from '../../support/temporary'

const at = '2026-01-02T03:04:05.000Z'
const ann = { name: 'ann', displayName: 'Ann', by: 'owner', at }

/** Edits behind the back of the triggers, as somebody with the file in hand would. */
function edit(db: AssayDatabase, table: string, statement: string): void {
  const name = `${table}_no_update`
  const trigger = db.sqlite.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(name) as string
  db.sqlite.exec(`DROP TRIGGER ${name}; ${statement}; ${trigger}`)
}

const codesOf = (db: AssayDatabase) => verifyDatabase(db.file).troubles.map(({ code, where }) => `${code} ${where}`)

function withProgram(db: AssayDatabase): number {
  db.sqlite.exec(
    `INSERT INTO program (id, slug, title, source_folder, sample, created_at) VALUES (1, 'shop', 'Shop', '', 0, '${at}')`,
  )
  return 1
}

describe('members', () => {
  test('a role edited straight in the database is found', () => {
    const db = temporaryDatabase()
    const memberId = recordMember(db, { ...ann, role: 'viewer', signsAs: ['sre'] })
    recordMemberAct(db, { memberId, name: 'ann', kind: 'role', value: 'developer', by: 'owner', at })
    expect(codesOf(db)).toEqual([])
    edit(db, 'member_act', "UPDATE member_act SET value = 'owner' WHERE id = 3")
    expect(codesOf(db)).toEqual(['row_changed member_act 3'])
  })
  test('a member slipped in is found', () => {
    const db = temporaryDatabase()
    recordMember(db, { ...ann, role: 'viewer', signsAs: [] })
    db.sqlite.exec(`INSERT INTO member (name, display_name, by, at) VALUES ('eve', 'Eve', 'owner', '${at}')`)
    expect(codesOf(db)).toEqual(['row_without_entry member 2'])
  })
  test('entries of the first releases, which named the member only, are still held against the rows', () => {
    const db = temporaryDatabase()
    writeTransaction(db, () => {
      db.sqlite.exec(`INSERT INTO member (name, display_name, by, at) VALUES ('ann', 'Ann', 'owner', '${at}')`)
      const act = 'INSERT INTO member_act (member_id, kind, value, by, at) VALUES (1, ?, ?, ?, ?)'
      db.sqlite.prepare(act).run('role', 'viewer', 'owner', at)
      db.sqlite.prepare(act).run('signs_as', 'sre,qa', 'owner', at)
      db.sqlite.prepare(act).run('deactivated', null, 'owner', at)
      const entry = { programId: null, at, actor: 'owner' }
      const payload = { name: 'ann', displayName: 'Ann', role: 'viewer', signsAs: ['sre', 'qa'] }
      appendAudit(db, { ...entry, action: 'member.add', payload })
      appendAudit(db, { ...entry, action: 'member.deactivated', payload: { name: 'ann', value: null } })
    })
    expect(codesOf(db)).toEqual([])
    edit(db, 'member_act', "UPDATE member_act SET value = 'owner' WHERE id = 1")
    expect(codesOf(db)).toEqual([
      'row_without_entry member_act 1',
      expect.stringMatching(/^entry_without_row member_act .*viewer/),
    ])
  })
})

describe('uploads', () => {
  test('a receipt edited straight in the database is found, while its entry holds only its hash', () => {
    const db = temporaryDatabase()
    const programId = withProgram(db)
    const row = { programId, at, by: 'ann', via: 'page' as const, digest: 'd', files: 1 }
    writeTransaction(db, () => recordUpload(db, row, (id) => JSON.stringify({ id, secret: 'moved nothing' })))
    expect(codesOf(db)).toEqual([])
    const payloads = db.sqlite.prepare('SELECT payload FROM audit_entry').pluck().all().join()
    expect(payloads).not.toContain('moved nothing')
    edit(db, 'upload', "UPDATE upload SET receipt = '{}'")
    expect(codesOf(db)).toEqual(['row_changed upload 1'])
  })
  test('an upload from before is vouched for by the entry of its import, and by no other', () => {
    const db = temporaryDatabase()
    const programId = withProgram(db)
    const insert = `INSERT INTO upload (program_id, at, by, via, digest, files, receipt) VALUES (1, '${at}', ?, 'cli', 'd', 1, '{}')`
    writeTransaction(db, () => {
      db.sqlite.prepare(insert).run('ann')
      appendAudit(db, { programId, at, actor: 'ann', action: 'import', payload: { digest: 'd', files: 1 } })
    })
    expect(codesOf(db)).toEqual([])
    db.sqlite.prepare(insert).run('eve')
    expect(codesOf(db)).toEqual(['row_without_entry upload 2'])
  })
})
