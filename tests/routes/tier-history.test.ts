import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { assessRequest } from '~/server/assess-request'
import { tierShown } from '~/server/tier-shown'
import type { AssayDatabase } from '~db/client.server'
import { tierHistoryAt } from '~db/queries/tier-points'
import { signTier } from '~db/writes/sign-off'
import { ingest } from '~importers/ingest.server'
import { asking } from '../support/acting'
import { makeLoadRun } from '../support/acts'
import { makeImport } from '../support/make-plan'
import { makeCriterion } from '../support/make-state'
import { importSignable, signedAt, signing } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'

const p99 = makeCriterion('P99 response time <2s')
const path = '/tiers/tier-1'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T12:00:00.000Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

function historyOf(db: AssayDatabase, query = '') {
  const { context, request } = asking(db, `${path}${query}`)
  return tierShown(context, request, 'tier-1')!.history
}

function laterRun(db: AssayDatabase, label: string, p99Ms: number, at: string): void {
  const run = { ...makeLoadRun(label, p99Ms), effectiveAt: at }
  ingest(db, makeImport({ documents: [], runs: [run] }), { importedAt: at, program: 'p' })
}

test('each turn of the state is a row, newest first, with what turned and a link to that moment', () => {
  const db = temporaryDatabase()
  importSignable(db, [p99])
  laterRun(db, 'second', 3000, '2026-01-13T09:00:00.000Z')
  const { rows } = historyOf(db)
  expect(rows.map(({ mark, atText }) => [mark.state, atText])).toEqual([
    ['blocked', '13 Jan 2026'],
    ['ready', '10 Jan 2026'],
  ])
  expect(rows[0]).toMatchObject({
    href: '/tiers/tier-1?as-of=2026-01-13',
    turned: [{ text: 'P99 response time <2s', mark: { verdict: 'not_met' }, byText: 'was met; by second' }],
  })
})

test('a signature has its own moment, by whom and as what', () => {
  const db = temporaryDatabase()
  importSignable(db, [p99])
  expect(signTier(db, signing(db))).toMatchObject({ ok: true })
  const { rows } = historyOf(db)
  expect(rows[0]).toMatchObject({ mark: { state: 'exited' }, note: 'eve signed as stakeholder.' })
  expect(rows[0]!.href).toContain(`as-of=${encodeURIComponent(signedAt)}`)
})

test('the history ends at the moment shown, and the second look judges nothing anew', () => {
  const db = temporaryDatabase()
  importSignable(db, [p99])
  laterRun(db, 'second', 3000, '2026-01-13T09:00:00.000Z')
  const { rows } = historyOf(db, '?as-of=2026-01-12')
  expect(rows.map(({ mark }) => mark.state)).toEqual(['ready'])
  const { assessment } = assessRequest(db, asking(db, path).request)
  expect(tierHistoryAt(db, assessment, 'tier-1')).toMatchObject({
    earlier: 0,
    turns: [{ state: 'ready' }, { state: 'blocked' }],
  })
})
