import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loader as signOffsLoader } from '~/routes/sign-offs._index'
import { loader as signOffLoader } from '~/routes/sign-offs.$id'
import { loader as packJson } from '~/routes/sign-offs.$id_.pack[.]json'
import { loader as packZip } from '~/routes/sign-offs.$id_.pack[.]zip'
import { action, loader } from '~/routes/tiers.$tier_.sign'
import { tierShown } from '~/server/tier-shown'
import type { AssayDatabase } from '~db/client.server'
import { recordBinding } from '~db/writes/record-acts'
import { ingest } from '~importers/ingest.server'
import { answerOf, asking, posting } from '../support/acting'
import { makeLoadRun } from '../support/acts'
import { makeImport } from '../support/make-plan'
import { makeCriterion } from '../support/make-state'
import { goodPassword, makeMember, makeSession } from '../support/people'
import { hashOf, importSignable, signedAt } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'

const p99 = makeCriterion('P99 response time <2s')
const params = { tier: 'tier-1' }
const path = '/tiers/tier-1/sign'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(signedAt) })
})
afterEach(() => {
  vi.useRealTimers()
})

function signable(p99Ms = 300): { db: AssayDatabase; cookie: string } {
  const db = temporaryDatabase()
  importSignable(db, [p99], p99Ms)
  return { db, cookie: makeSession(db, makeMember(db, 'eve', 'stakeholder')) }
}

function tierOf(db: AssayDatabase) {
  const { context, request } = asking(db, '/tiers/tier-1')
  return tierShown(context, request, 'tier-1')!
}

const form = (db: AssayDatabase, over: Record<string, string> = {}) => ({
  intent: 'sign',
  pack: hashOf(db),
  role: 'stakeholder',
  meaning: 'approve',
  note: '',
  ...over,
})
const post = (db: AssayDatabase, fields: Record<string, string>, cookie?: string, at = path) =>
  answerOf(() => action(posting(db, at, fields, { cookie, params })))

describe('the page', () => {
  test('shows the frozen pack before anybody signs: rule, sentence, hashes, evaluator', async () => {
    const { db, cookie } = signable()
    const { report, acting } = await loader(asking(db, path, { cookie, params }))
    expect(report.pack).toMatchObject({ hash: hashOf(db), roles: ['stakeholder'], mark: { state: 'ready' } })
    expect(report.pack.criteria[0]).toMatchObject({ rule: 'p99(*) < 2s', mark: { verdict: 'met' } })
    expect(report.pack.criteria[0]!.sentence).toContain('P99')
    expect(report.pack.criteria[0]!.files[0]).toMatchObject({ name: 'first_stats.csv', of: 'first' })
    expect(report.pack.evaluatorText).toContain('version 1')
    expect(report.roles).toEqual([{ role: 'stakeholder', replaces: null, text: '' }])
    expect(acting).toMatchObject({ name: 'eve', fresh: true, nowHref: null })
  })
  test('offers nothing to a stranger, to a role that may not, and in the past', async () => {
    const { db } = signable()
    const stranger = await loader(asking(db, path, { params }))
    expect(stranger.acting).toMatchObject({ name: null, deeds: [], signInHref: '/sign-in?to=%2Ftiers%2Ftier-1%2Fsign' })
    const dev = makeSession(db, makeMember(db, 'dan', 'developer'))
    const other = await loader(asking(db, path, { cookie: dev, params }))
    expect(other.acting.deeds).not.toContain('sign')
    const past = await loader(asking(db, `${path}?as-of=2026-01-11`, { params }))
    expect(past.acting.nowHref).toBe(path)
  })
  test('says which meanings the state refuses; rejecting is never among them', async () => {
    const { db, cookie } = signable(3000)
    const { report } = await loader(asking(db, path, { cookie, params }))
    expect(report.meanings.map(({ value, refusal }) => [value, refusal === null])).toEqual([
      ['approve', false],
      ['approve_with_exceptions', false],
      ['reject', true],
    ])
    expect(report.panel.blockers).toEqual([expect.objectContaining({ text: 'P99 response time <2s' })])
  })
})

describe('signing', () => {
  test('leads on to the page, and the tier is exited everywhere', async () => {
    const { db, cookie } = signable()
    expect(await post(db, form(db), cookie)).toMatchObject({ status: 303, location: `${path}?did=sign#acts` })
    const { report } = tierOf(db)
    expect(report.mark.state).toBe('exited')
    expect(report.signing.sentence).toBe('Signed by eve as stakeholder on 12 Jan 2026.')
    const { rows } = await signOffsLoader(asking(db, '/sign-offs'))
    expect(rows).toMatchObject([
      { by: 'eve', verified: true, current: true, standingText: expect.stringContaining('holds') },
    ])
  })
  test('asks for the password in the form itself when the proof is old, and keeps what was typed', async () => {
    const { db } = signable()
    const cookie = makeSession(db, 1, '2026-01-12T08:50:00.000Z')
    const note = 'except the night window'
    const typed = form(db, { meaning: 'approve_with_exceptions', note })
    const refused = await post(db, typed, cookie)
    expect(refused).toMatchObject({ status: 403, body: { code: 'proof', intent: 'sign', typed: { note } } })
    expect(refused.body.refusal).toContain('give your password')
    const wrong = await post(db, { ...typed, password: 'not my password' }, cookie)
    expect(wrong).toMatchObject({ status: 403, body: { code: 'proof', typed: { note } } })
    expect(JSON.stringify(wrong.body)).not.toContain('not my password')
    expect(await post(db, { ...typed, password: goodPassword }, cookie)).toMatchObject({ status: 303 })
  })
  test('what changed while it was read is refused, and the page tells what changed', async () => {
    const { db, cookie } = signable()
    await loader(asking(db, path, { cookie, params }))
    const read = form(db)
    const rule = { criterionId: p99.id, rule: 'p99(*) < 3s', kind: 'set' as const, by: 'bob', at: signedAt }
    recordBinding(db, { programId: 1, binding: rule })
    const refused = await post(db, read, cookie)
    expect(refused).toMatchObject({ status: 409, body: { code: 'stale_pack', typed: { meaning: 'approve' } } })
    const { report } = await loader(asking(db, `${path}?read=${read.pack}`, { cookie, params }))
    const changed = report.stale!.differences!.find(({ kind }) => kind === 'rule')!
    expect(changed.signed).toMatchObject({ changed: '2s' })
    expect(changed.now).toMatchObject({ changed: '3s' })
  })
  test('a pack that nobody was shown here is only called gone', async () => {
    const { db, cookie } = signable()
    const { report } = await loader(asking(db, `${path}?read=${'0'.repeat(64)}`, { cookie, params }))
    expect(report.stale).toEqual({ differences: null })
  })
  test('a role that may not is refused with 403, a stranger is led to sign in, an unknown form is none', async () => {
    const { db, cookie } = signable()
    const dev = makeSession(db, makeMember(db, 'dan', 'developer'))
    expect((await post(db, form(db), dev)).status).toBe(403)
    expect(await post(db, form(db))).toMatchObject({ status: 303, location: '/sign-in?to=%2Ftiers%2Ftier-1%2Fsign' })
    expect((await post(db, { intent: 'constructor' }, cookie)).status).toBe(400)
  })
  test('a missing meaning, a role of others and a blocked tier are explained', async () => {
    const { db, cookie } = signable(3000)
    const codes = []
    const overs: Record<string, string>[] = [{ meaning: '' }, { role: 'sre-lead' }, {}, { meaning: 'reject' }]
    for (const over of overs) codes.push((await post(db, form(db, over), cookie)).body.code)
    expect(codes).toEqual(['meaning_missing', 'role_not_asked', 'tier_blocked', 'reason_missing'])
    expect(await post(db, form(db, { meaning: 'reject', note: 'too slow' }), cookie)).toMatchObject({ status: 303 })
  })
  test('withdrawing asks why, and leaves both records', async () => {
    const { db, cookie } = signable()
    await post(db, form(db), cookie)
    const asked = { intent: 'withdraw', role: 'stakeholder', note: '' }
    expect((await post(db, asked, cookie)).body).toMatchObject({ code: 'reason_missing' })
    expect(await post(db, { ...asked, note: 'wrong tier' }, cookie)).toMatchObject({ status: 303 })
    const { rows } = await signOffsLoader(asking(db, '/sign-offs'))
    expect(rows.map(({ mark }) => mark.word)).toEqual(['withdrawal', 'withdrawn'])
  })
  test('of fifty attempts at once one is recorded', async () => {
    const { db, cookie } = signable()
    const fields = form(db)
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(db, fields, cookie)))
    const signed = answers.filter(({ status }) => status === 303)
    expect(signed).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 303).map(({ body }) => body.code))).toEqual(
      new Set(['already_signed']),
    )
    expect(db.sqlite.prepare('SELECT count(*) FROM sign_off').pluck().get()).toBe(1)
  })
})

describe('what comes later', () => {
  test('a failing run shows both facts on the tier, and on the signature', async () => {
    const { db, cookie } = signable()
    await post(db, form(db), cookie)
    const worse = makeLoadRun('second', 3000, {
      effectiveAt: '2026-01-12T10:00:00.000Z',
      endedAt: '2026-01-12T10:00:00.000Z',
    } as never)
    ingest(db, makeImport({ runs: [worse] }), { importedAt: '2026-01-12T11:00:00.000Z', program: 'p' })
    vi.setSystemTime(new Date('2026-01-12T12:00:00.000Z'))
    const { report } = tierOf(db)
    expect(report.mark.state).toBe('exited_regressed')
    expect(report.signing.sentence).toBe(
      'Signed by eve as stakeholder on 12 Jan 2026. Since then second fails “P99 response time <2s”.',
    )
    const { signature, pack } = await signOffLoader(asking(db, '/sign-offs/1', { params: { id: '1' } }))
    expect(signature.regressed).toMatchObject([{ run: 'second', mark: { verdict: 'not_met' } }])
    expect(pack.criteria[0]).toMatchObject({ mark: { verdict: 'met' } })
  })
  test('the pack of a signature is taken along, sealed, alone and with its files', async () => {
    const { db, cookie } = signable()
    await post(db, form(db), cookie)
    const download = { params: { id: '1' } }
    const sealed = await packJson(asking(db, '/sign-offs/1/pack.json', download))
    expect(sealed.headers.get('Content-Disposition')).toContain('p-tier-1-sign-off-1.json')
    expect(JSON.parse(await sealed.text())).toMatchObject({ payloadType: expect.any(String), signatures: [{}] })
    const zipped = await packZip(asking(db, '/sign-offs/1/pack.zip', download))
    expect(
      Buffer.from(await zipped.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect((await answerOf(() => packJson(asking(db, '/x', { params: { id: '9' } })))).status).toBe(404)
  })
})
