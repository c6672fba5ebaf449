import { expect, test } from 'vitest'
import type { AssayDatabase } from '~db/client.server'
import { loadProgramState } from '~db/queries/load-state'
import { verifyDatabase } from '~db/verify/verify-database'
import { linkRisk } from '~db/writes/risk-links'
import { ingest } from '~importers/ingest.server'
import { ann, bob } from '../support/acts'
import { makeImport } from '../support/make-plan'
import { makeCriterion, makeTracker } from '../support/make-state'
import { makeRisk } from '../support/risk-factory'
import { updated } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'

const at = '2026-01-12T09:00:00.000Z'
const login = makeCriterion('Login success rate >99%')
const turnover = makeRisk('Staff turnover')
const failures = makeRisk('Login failures under load')

function withProgram(): AssayDatabase {
  const db = temporaryDatabase()
  const plan = makeTracker([login], { title: 'T', lastUpdated: updated('2026-01-10'), risks: [turnover, failures] })
  ingest(db, makeImport({ documents: [{ path: 'tracker.md', plan }] }), { importedAt: at, program: 'p' })
  return db
}

const asked = {
  program: 'p',
  actor: bob,
  at,
  kind: 'link' as const,
  note: '',
  riskId: turnover.id,
  criterionId: login.id,
}
const codeOf = (outcome: ReturnType<typeof linkRisk>) => (outcome.ok ? 'done' : outcome.refusal.code)
const linksOf = (db: AssayDatabase) => loadProgramState(db, { program: 'p', asOf: at }).work!.riskLinks

test('a manager binds a risk to a criterion and takes the bond away: two records, each borne by the audit log', () => {
  const db = withProgram()
  expect(codeOf(linkRisk(db, { ...asked, note: 'who leaves knows the tokens' }))).toBe('done')
  expect(codeOf(linkRisk(db, { ...asked, kind: 'unlink', note: 'not so' }))).toBe('done')
  expect(linksOf(db)).toMatchObject([
    { riskId: turnover.id, criterionId: login.id, kind: 'link', by: 'bob' },
    { kind: 'unlink', note: 'not so' },
  ])
  const actions = db.sqlite.prepare('SELECT action FROM audit_entry ORDER BY seq').pluck().all()
  expect(actions.slice(-2)).toEqual(['risk.link', 'risk.unlink'])
  expect(verifyDatabase(db.sqlite.name, {}).troubles).toEqual([])
})

test.each([
  [{ actor: ann }, 'not_allowed'],
  [{ riskId: 'risk-of-nothing' }, 'unknown_risk'],
  [{ criterionId: 'tier-1/nothing' }, 'unknown_criterion'],
  [{ criterionId: '' }, 'unknown_criterion'],
  [{ kind: 'unlink' as const, note: 'x' }, 'not_linked'],
  [{ note: 'x'.repeat(4001) }, 'text_too_long'],
])('%j is refused as %s, and nothing is recorded', (over, code) => {
  const db = withProgram()
  expect(codeOf(linkRisk(db, { ...asked, ...over }))).toBe(code)
  expect(linksOf(db)).toEqual([])
})

test('a bond is made once and taken away with a reason; one that the words make is confirmed or removed', () => {
  const db = withProgram()
  const named = { ...asked, riskId: failures.id }
  expect(codeOf(linkRisk(db, { ...named, kind: 'unlink' }))).toBe('reason_missing')
  expect(codeOf(linkRisk(db, named))).toBe('done')
  expect(codeOf(linkRisk(db, named))).toBe('already_linked')
  expect(codeOf(linkRisk(db, { ...named, kind: 'unlink', note: 'another login' }))).toBe('done')
  expect(codeOf(linkRisk(db, { ...named, kind: 'unlink', note: 'another login' }))).toBe('not_linked')
})
