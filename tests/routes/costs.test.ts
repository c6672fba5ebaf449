import { expect, test } from 'vitest'
import { action, loader } from '~/routes/costs'
import { ingest } from '~importers/ingest.server'
import { answerOf, asking, posting } from '../support/acting'
import { makeImport } from '../support/make-plan'
import { makeTracker } from '../support/make-state'
import { makeMember, makeSession } from '../support/people'
import { updated } from '../support/signing'
import { temporaryDatabase } from '../support/temporary'
import { makeCostLine, makeTasks, makeWeek } from '../support/work-factory'

function office() {
  const db = temporaryDatabase()
  const plan = makeTracker([], {
    title: 'T',
    lastUpdated: updated('2026-01-10'),
    startDate: '2026-01-11',
    weeks: [makeWeek(1), makeWeek(2)],
    tasks: makeTasks('week-1', 'xo'),
    costs: [makeCostLine(1, [40, 1200, null, null]), makeCostLine(2, [40, 1200, null, null])],
  })
  const importedAt = '2026-01-10T09:00:00.000Z'
  ingest(db, makeImport({ documents: [{ path: 'tracker.md', plan }] }), { importedAt, program: 'p' })
  return { db, cookie: makeSession(db, makeMember(db, 'ann', 'developer')) }
}

const filled = { intent: 'cost_record', week: 'week-1', day: '', hours: '2h 30m', cost: '$75', note: 'pairing' }

test('a developer records hours on the page, reads them there, and the week has its index', async () => {
  const { db, cookie } = office()
  const answer = await answerOf(() => action(posting(db, '/costs', filled, { cookie })))
  expect(answer).toMatchObject({ status: 303, location: '/costs?did=cost_record#acts' })
  const { report } = await loader(asking(db, '/costs', { cookie }))
  expect(report.entries).toMatchObject([{ id: 1, costText: '$75', note: 'pairing', by: 'ann', counts: true }])
  expect(report.weeks[0]).toMatchObject({ origin: 'recorded', cpiClaimed: { known: true, value: 8 } })
})

test('what cannot be read is refused in words, and nothing typed is lost', async () => {
  const { db, cookie } = office()
  const answer = await answerOf(() => action(posting(db, '/costs', { ...filled, hours: 'two' }, { cookie })))
  expect(answer).toMatchObject({
    status: 400,
    body: {
      code: 'hours_unreadable',
      refusal: '“two” are no hours. Write them as 2.5h, 2h 30m, 2:30 or 150 min.',
      typed: { week: 'week-1', hours: 'two', cost: '$75', note: 'pairing' },
    },
  })
})

test('a note that no page could show is refused and stays in the form; line breaks count once', async () => {
  const { db, cookie } = office()
  const send = (note: string) => answerOf(() => action(posting(db, '/costs', { ...filled, note }, { cookie })))
  const note = 'n'.repeat(4001)
  expect(await send(note)).toMatchObject({ status: 400, body: { code: 'text_too_long', typed: { note } } })
  expect((await send('n\r\n'.repeat(2000))).status).toBe(303)
})

test('an entry is corrected and taken back by its number', async () => {
  const { db, cookie } = office()
  const send = (fields: Record<string, string>) => answerOf(() => action(posting(db, '/costs', fields, { cookie })))
  await send(filled)
  const correction = { ...filled, intent: 'cost_correct', record: '1', hours: '3h', note: 'forgot half an hour' }
  expect((await send(correction)).location).toBe('/costs?did=cost_correct#acts')
  expect((await send(correction)).body).toMatchObject({ code: 'already_corrected', record: '1' })
  expect((await send({ intent: 'cost_withdraw', record: '2', note: 'wrong week' })).status).toBe(303)
  const { report } = await loader(asking(db, '/costs', { cookie }))
  expect(report.entries.map(({ counts }) => counts)).toEqual([false, false, false])
  expect(report.weeks[0]!.actual).toMatchObject({ known: false, text: 'not recorded' })
})

test('the page of a past moment shows what was recorded by then', async () => {
  const { db, cookie } = office()
  await answerOf(() => action(posting(db, '/costs', filled, { cookie })))
  const { report, acting } = await loader(asking(db, '/costs?as-of=2026-01-12', { cookie }))
  expect(report.entries).toEqual([])
  expect(acting.nowHref).toBe('/costs')
})
