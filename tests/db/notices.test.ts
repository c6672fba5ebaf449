import { describe, expect, test } from 'vitest'
import type { AssayDatabase } from '~db/client.server'
import { countUnread, listNotices, listTierEvents } from '~db/queries/notices'
import { markNoticesRead } from '~db/writes/mark-notices'
import { recordBinding } from '~db/writes/record-acts'
import { signTier } from '~db/writes/sign-off'
import { noticeTrouble, tellOfAll } from '~db/writes/tell-signers'
import { ingest } from '~importers/ingest.server'
import { makeLoadRun } from '../support/acts'
import { makeImport } from '../support/make-plan'
import { makeCriterion } from '../support/make-state'
import { importSignable, signing } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'

const p99 = makeCriterion('P99 response time <2s')
const later = '2026-01-13T09:00:00.000Z'

function signedDatabase(): AssayDatabase {
  const db = temporaryDatabase()
  importSignable(db, [p99])
  expect(signTier(db, signing(db))).toMatchObject({ ok: true })
  return db
}

function bring(db: AssayDatabase, label: string, p99Ms: number, at = later): void {
  const runs = [makeLoadRun(label, p99Ms, { effectiveAt: at })]
  ingest(db, makeImport({ runs }), { importedAt: at, program: 'p' })
}

const toldOf = (db: AssayDatabase) =>
  listNotices(db, { member: 'eve', limit: 9 }).map(({ event }) => `${event.kind} ${event.failed[0]?.run ?? ''}`.trim())

describe('those who signed are told', () => {
  test('of a later run that fails the tier, once, however often anything is written after it', () => {
    const db = signedDatabase()
    expect(toldOf(db)).toEqual([])
    bring(db, 'second', 300)
    expect(toldOf(db)).toEqual([])
    bring(db, 'third', 4000)
    expect(toldOf(db)).toEqual(['regressed third'])
    expect(listNotices(db, { member: 'ann', limit: 9 })).toEqual([])
    tellOfAll(db, later)
    bring(db, 'fourth', 300, '2026-01-14T09:00:00.000Z')
    expect(toldOf(db)).toEqual(['regressed third'])
    bring(db, 'fifth', 5000, '2026-01-15T09:00:00.000Z')
    expect(toldOf(db)).toEqual(['regressed fifth', 'regressed third'])
    expect(noticeTrouble(db)).toBe(null)
  })
  test('of a rule that is another one now, with what was signed and what is', () => {
    const db = signedDatabase()
    const programId = 1
    recordBinding(db, {
      programId,
      binding: { criterionId: p99.id, rule: 'p99(*) < 3s', kind: 'set', by: 'bob', at: later },
    })
    expect(toldOf(db)).toEqual(['suspect'])
    const [told] = listNotices(db, { member: 'eve', limit: 1 })
    expect(told?.event.differences).toMatchObject([
      { kind: 'rule_changed', before: 'p99(*) < 2s', after: 'p99(*) < 3s' },
    ])
    expect(told?.event.signers).toEqual(['eve'])
  })
  test('and may mark their own notices as read, and nobody else’s', () => {
    const db = signedDatabase()
    bring(db, 'third', 4000)
    bring(db, 'fifth', 5000, '2026-01-15T09:00:00.000Z')
    const [newest] = listTierEvents(db, { program: 'p', limit: 1 })
    markNoticesRead(db, { member: 'ann', events: null, at: later })
    expect(countUnread(db, { member: 'eve' })).toBe(2)
    markNoticesRead(db, { member: 'eve', events: [newest!.id], at: later })
    expect(countUnread(db, { member: 'eve' })).toBe(1)
    markNoticesRead(db, { member: 'eve', events: null, at: later })
    expect(countUnread(db, { member: 'eve' })).toBe(0)
  })
  test('while a tier that nobody signed tells nobody', () => {
    const db = temporaryDatabase()
    importSignable(db, [p99])
    bring(db, 'third', 4000)
    expect(listTierEvents(db, { program: null, limit: 9 })).toEqual([])
  })
})
