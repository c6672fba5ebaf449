import { expect, test } from 'vitest'
import { loadRecords, readChainHead } from '~db/queries/records'
import { auditHash } from '~db/writes/append-audit'
import { recordAttestation, recordBinding, recordInvalidation, revokeAttestation } from '~db/writes/record-acts'
import { addProgram } from '~db/writes/write-program'
import { temporaryDatabase } from '../support/temporary'

const day = (number: number) => `2026-01-0${number}T12:00:00.000Z`

function withProgram() {
  const db = temporaryDatabase()
  const { id } = addProgram(db, { slug: 'p', title: 'P', sourceFolder: '/p', sample: false, at: day(1) })
  return { db, programId: id }
}

test('what people recorded is seen from the moment they recorded it', () => {
  const { db, programId } = withProgram()
  recordBinding(db, {
    programId,
    binding: { criterionId: 'tier-1/x', rule: 'p99(*) < 2s', kind: 'set', by: 'ann', at: day(2) },
  })
  recordInvalidation(db, { programId, invalidation: { run: 'v1', by: 'bob', at: day(3), reason: 'wrong host' } })
  expect(loadRecords(db, { programId, asOf: day(1) })).toEqual({ bindings: [], attestations: [], invalidations: [] })
  expect(loadRecords(db, { programId, asOf: day(2) }).bindings).toHaveLength(1)
  expect(loadRecords(db, { programId, asOf: day(3) }).invalidations).toEqual([
    { id: 1, run: 'v1', by: 'bob', at: day(3), reason: 'wrong host', withdrawnAt: null },
  ])
})

test('an attestation that is withdrawn later still stands at an earlier moment', () => {
  const { db, programId } = withProgram()
  const stated = { subject: 'export', by: 'ann', at: day(2), note: 'seen it stream' }
  const attestationId = recordAttestation(db, { programId, attestation: stated })
  revokeAttestation(db, { programId, attestationId, subject: 'export', by: 'ann', at: day(4), note: 'was a stub' })
  expect(loadRecords(db, { programId, asOf: day(3) }).attestations).toEqual([{ id: 1, ...stated, revokedAt: null }])
  expect(loadRecords(db, { programId, asOf: day(5) }).attestations).toEqual([{ id: 1, ...stated, revokedAt: day(4) }])
})

test('every act is an entry of a chain in which each hash covers the one before', () => {
  const { db, programId } = withProgram()
  expect(readChainHead(db)).toBeNull()
  for (const number of [2, 3, 4]) {
    recordInvalidation(db, { programId, invalidation: { run: 'v1', by: 'bob', at: day(number), reason: 'r' } })
  }
  const entries = db.sqlite
    .prepare(
      'SELECT seq, program_id AS programId, at, actor, action, payload, prev_hash, hash FROM audit_entry ORDER BY seq',
    )
    .all() as {
    seq: number
    programId: number
    at: string
    actor: string
    action: string
    payload: string
    prev_hash: string
    hash: string
  }[]
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
  let previous = '0'.repeat(64)
  for (const { prev_hash, hash, ...entry } of entries) {
    expect(prev_hash).toBe(previous)
    expect(hash).toBe(auditHash(previous, entry))
    previous = hash
  }
  expect(readChainHead(db)).toBe(previous)
})
