import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createIdentity } from '~/server/identity/identity'
import { inviteMember } from '~/server/identity/members'
import { openDatabase } from '~db/client.server'
import { findMember } from '~db/queries/people'
import { verifyDatabase } from '~db/verify/verify-database'
import { recordMember } from '~db/writes/record-members'
import { countingHasher } from '../support/people'
import { temporaryFolder } from '../support/temporary'

function setUp() {
  const db = openDatabase(join(temporaryFolder(), 'assay.sqlite'))
  return { db, office: createIdentity({ db, hasher: countingHasher() }).office }
}

test('a long name is cut between characters, and the log agrees with what is stored', () => {
  const { db, office } = setUp()
  const asked = { displayName: `${'a'.repeat(79)}😀b`, signsAs: `${'b'.repeat(39)}😀`, role: 'viewer' as const }
  expect(inviteMember(office, { name: 'ann', ...asked, by: 'test' }).ok).toBe(true)
  const stored = findMember(db, { name: 'ann' })
  expect(stored?.displayName).toBe(`${'a'.repeat(79)}😀`)
  expect(stored?.signsAs).toEqual([`${'b'.repeat(39)}😀`])
  expect(verifyDatabase(db.file).troubles).toEqual([])
  db.close()
})

test('half a surrogate pair, which no database can store, does not make the log look tampered with', () => {
  const { db } = setUp()
  const torn = { name: 'ben', displayName: 'torn \ud83d', role: 'viewer' as const, signsAs: ['\udc00x'] }
  recordMember(db, { ...torn, by: 'test', at: '2026-03-01T09:00:00.000Z' })
  expect(findMember(db, { name: 'ben' })?.displayName).toBe('torn \ufffd')
  expect(verifyDatabase(db.file).troubles).toEqual([])
  db.close()
})
