import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { action as attestationAction, loader as attestationLoader } from '~/routes/attestations'
import { action, loader } from '~/routes/criteria.$'
import { action as voidAction, loader as voidLoader } from '~/routes/evidence.$run_.void'
import { action as waiverAction, loader as waiverLoader } from '~/routes/waivers'
import type { AssayDatabase } from '~db/client.server'
import { answerOf, asking, posting } from '../support/acting'
import { makeCriterion } from '../support/make-state'
import { makeMember, makeSession } from '../support/people'
import { importSignable, signedAt } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'

const p99 = makeCriterion('P99 response time <2s')
const runbooks = makeCriterion('Runbooks created')
const of = (id: string) => ({ '*': id })
const path = `/criteria/${p99.id}`

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(signedAt) })
})
afterEach(() => {
  vi.useRealTimers()
})

function withPeople(p99Ms = 3000) {
  const db = temporaryDatabase()
  importSignable(db, [p99, runbooks], p99Ms)
  const cookie = (name: string, role: Parameters<typeof makeMember>[2]) => makeSession(db, makeMember(db, name, role))
  return { db, ann: cookie('ann', 'developer'), bob: cookie('bob', 'manager'), eve: cookie('eve', 'stakeholder') }
}

const show = async (db: AssayDatabase, cookie?: string, id = p99.id, query = '') =>
  loader(asking(db, `/criteria/${id}${query}`, { cookie, params: of(id) }))
const post = (db: AssayDatabase, cookie: string, fields: Record<string, string>, id = p99.id) =>
  answerOf(() => action(posting(db, `/criteria/${id}`, fields, { cookie, params: of(id) })))
const decide = (db: AssayDatabase, cookie: string, fields: Record<string, string>) =>
  answerOf(() => waiverAction(posting(db, '/waivers', fields, { cookie })))

describe('waivers', () => {
  const asked = { intent: 'waiver_request', reason: 'the queue is being replaced', expires: '2026-02-01' }

  test('are asked for on the criterion, and approved by another member on the list', async () => {
    const { db, ann, bob } = withPeople()
    expect(await post(db, ann, asked)).toMatchObject({ status: 303, location: `${path}?did=waiver_request#acts` })
    const mine = await waiverLoader(asking(db, '/waivers', { cookie: ann }))
    expect(mine.items[0]).toMatchObject({
      state: 'pending',
      offers: [{ intent: 'waiver_revoke' }],
      expiresIn: 'in 20 days',
    })
    const theirs = await waiverLoader(asking(db, '/waivers', { cookie: bob }))
    expect(theirs.items[0]!.offers.map(({ intent }) => intent)).toContain('waiver_approve')
    expect(await decide(db, bob, { intent: 'waiver_approve', record: '1', note: '' })).toMatchObject({ status: 303 })
    const { report } = await show(db)
    expect(report.criterion).toMatchObject({ mark: { verdict: 'waived' }, underlying: { verdict: 'not_met' } })
    const { expiries } = await waiverLoader(asking(db, '/waivers'))
    expect(expiries).toMatchObject([{ criterionId: p99.id, state: 'active' }])
  })
  test('whoever asks does not decide, and is told so', async () => {
    const { db, bob } = withPeople()
    await post(db, bob, asked)
    const { items } = await waiverLoader(asking(db, '/waivers', { cookie: bob }))
    expect(items[0]).toMatchObject({
      notYoursText: expect.stringContaining('another member'),
      offers: [{ intent: 'waiver_revoke' }],
    })
    expect(await decide(db, bob, { intent: 'waiver_approve', record: '1', note: '' })).toMatchObject({
      status: 400,
      body: { code: 'same_person' },
    })
  })
  test('a refused request keeps reason and day', async () => {
    const { db, ann } = withPeople()
    const refused = await post(db, ann, { ...asked, expires: '2026-01-01' })
    expect(refused.body).toMatchObject({ code: 'expiry_past', typed: { reason: asked.reason, expires: '2026-01-01' } })
    expect((await post(db, ann, { ...asked, expires: 'soon' })).body).toMatchObject({ code: 'expiry_unreadable' })
  })
  test('a day that no calendar has, or none can show, is refused, and every page stands', async () => {
    const { db, ann } = withPeople()
    for (const expires of ['2027-02-31', '+275760-09-13T00:00:00Z', '9999-12-31', '-000001-01-01', ''])
      expect((await post(db, ann, { ...asked, expires })).body).toMatchObject({ code: 'expiry_unreadable' })
    expect((await waiverLoader(asking(db, '/waivers', { cookie: ann }))).items).toEqual([])
  })
  test('rejecting asks why', async () => {
    const { db, ann, eve } = withPeople()
    await post(db, ann, asked)
    const fields = { intent: 'waiver_reject', record: '1', note: '' }
    expect((await decide(db, eve, fields)).body).toMatchObject({ code: 'reason_missing', record: '1' })
    expect(await decide(db, eve, { ...fields, note: 'no' })).toMatchObject({ status: 303 })
    const { items } = await waiverLoader(asking(db, '/waivers', { cookie: eve }))
    expect(items[0]).toMatchObject({
      state: 'rejected',
      offers: [],
      decisions: [{ text: 'rejected by eve', note: 'no' }],
    })
  })
  test('a viewer is refused, a form without a session is led to sign in', async () => {
    const { db } = withPeople()
    const vic = makeSession(db, makeMember(db, 'vic', 'viewer'))
    expect((await post(db, vic, asked)).status).toBe(403)
    expect((await decide(db, 'assay-session=none', { intent: 'waiver_approve', record: '1' })).location).toContain(
      '/sign-in',
    )
  })
})

describe('rules', () => {
  test('the verdict under another rule is shown before it is bound, and nothing is recorded', async () => {
    const { db, ann } = withPeople()
    const { acts } = await show(db, ann, p99.id, '?rule=p99(*)%20%3C%205s')
    expect(acts.preview!.would).toMatchObject({
      rule: 'p99(*) < 5s',
      before: { verdict: 'not_met' },
      after: { verdict: 'stale' },
    })
    expect(db.sqlite.prepare('SELECT count(*) FROM rule_binding').pluck().get()).toBe(0)
  })
  test('a rule that cannot be read tells where, and the nearest word', async () => {
    const { db, ann } = withPeople()
    const { acts } = await show(db, ann, p99.id, '?rule=p9(*)%20%3C%205s')
    expect(acts.preview!.refusal!.sentence).toMatch(/character 1, “p9”: unknown metric. Did you mean “p99?0?”/)
    const refused = await post(db, ann, { intent: 'rule_set', rule: 'p99(*) < 5parsec' })
    expect(refused.body).toMatchObject({ code: 'rule_unreadable', typed: { rule: 'p99(*) < 5parsec' } })
    expect((refused.body.words as Record<string, string>).position).toBe('10')
  })
  test('a stranger is not shown a preview', async () => {
    const { db } = withPeople()
    expect((await show(db, undefined, p99.id, '?rule=p99(*)%20%3C%205s')).acts.preview).toBeNull()
  })
  test('setting and confirming are recorded under the name', async () => {
    const { db, ann } = withPeople()
    expect(await post(db, ann, { intent: 'rule_set', rule: 'p99( * )<5s' })).toMatchObject({ status: 303 })
    const { acts } = await show(db, ann)
    expect(acts).toMatchObject({ rule: 'p99(*) < 5s', confirmable: false })
    expect(acts.bindings[0]!.text).toContain('ann set p99(*) < 5s')
    const moved = await post(db, ann, { intent: 'rule_confirm', rule: 'p99(*) < 2s' })
    expect(moved.body).toMatchObject({ code: 'rule_moved', words: { rule: 'p99(*) < 5s' } })
  })
})

describe('statements', () => {
  test('are made where a criterion asks for a fact, and taken back by whoever made them', async () => {
    const { db, ann, eve } = withPeople()
    const { acts } = await show(db, ann, runbooks.id)
    expect(acts.statable).toEqual({ subject: runbooks.id, hint: '' })
    expect((await show(db, ann)).acts.statable).toBeNull()
    const fields = { intent: 'attest', subject: runbooks.id, note: 'in the wiki since Monday' }
    expect(await post(db, ann, fields, runbooks.id)).toMatchObject({ status: 303 })
    expect((await show(db, ann, runbooks.id)).report.criterion.mark.verdict).toBe('met')
    const other = await attestationLoader(asking(db, '/attestations', { cookie: eve }))
    expect(other.items[0]).toMatchObject({ by: 'ann', mine: false, criteria: [{ text: 'Runbooks created' }] })
    const back = { intent: 'attest_withdraw', record: '1', note: 'it was deleted' }
    const take = (cookie: string) => answerOf(() => attestationAction(posting(db, '/attestations', back, { cookie })))
    expect((await take(eve)).body).toMatchObject({ code: 'not_allowed' })
    expect(await take(ann)).toMatchObject({ status: 303 })
    expect((await show(db, ann, runbooks.id)).report.criterion.mark.verdict).toBe('no_evidence')
  })
  test('that a criterion does not apply hold once another member confirms', async () => {
    const { db, ann, eve } = withPeople()
    await post(db, ann, { intent: 'not_applicable_declare', reason: 'no queue here' })
    const { acts } = await show(db, eve)
    expect(acts.grants[0]).toMatchObject({ kind: 'not_applicable', state: 'pending' })
    expect(await post(db, eve, { intent: 'not_applicable_confirm', record: '1', note: '' })).toMatchObject({
      status: 303,
    })
    expect((await show(db)).report.criterion.mark.verdict).toBe('not_applicable')
  })
  test('a criterion that is listed cannot be let go', async () => {
    const { db, bob } = withPeople()
    expect((await post(db, bob, { intent: 'removal_accept', reason: 'gone' })).body).toMatchObject({
      code: 'not_removed',
    })
  })
})

test('a run is declared void with a reason, and that is taken back', async () => {
  const { db, ann, eve } = withPeople()
  const more = { cookie: ann, params: { run: 'first' } }
  const say = (fields: Record<string, string>, asked = more) =>
    answerOf(() => voidAction(posting(db, '/evidence/first/void', fields, asked)))
  expect((await say({ intent: 'run_invalidate', reason: 'x' }, { ...more, cookie: eve })).status).toBe(403)
  expect(await say({ intent: 'run_invalidate', reason: 'wrong host' })).toMatchObject({ status: 303 })
  const { report } = await voidLoader(asking(db, '/evidence/first/void', more))
  expect(report).toMatchObject({ standing: 1, history: [{ reason: 'wrong host' }] })
  expect((await show(db)).report.criterion.mark.verdict).toBe('no_evidence')
  expect((await say({ intent: 'run_invalidate', reason: 'again' })).body).toMatchObject({ code: 'already_invalid' })
  expect(await say({ intent: 'run_withdraw', record: '1', reason: 'it was right' })).toMatchObject({ status: 303 })
  expect((await show(db)).report.criterion.mark.verdict).toBe('not_met')
})
