import { expect, test } from 'vitest'
import { recordMemberAct } from '~db/writes/record-members'
import { startPageServer } from '../support/page-server'

test('the audit log says in words who did what, filters it, and exports it safely', async () => {
  const { db, ask, headersOf } = await startPageServer()
  const at = '2026-04-01T10:00:00.000Z'
  recordMemberAct(db, { memberId: 1, name: 'owner-one', kind: 'signs_as', value: '=SUM(A1)', by: '=cmd', at })
  const headers = headersOf('developer')
  const get = async (path: string) => (await ask(path, { headers })).text()
  const page = await get('/audit')
  expect(page).toContain('said that owner-one signs as =SUM(A1)')
  expect(page).toContain('Chain head, entry')
  expect(page).toMatch(/The witness file agrees with the audit log/)
  const filtered = await get('/audit?action=member&actor=%3Dcmd&from=2026-04-01&to=2026-04-01&of=none')
  expect(filtered).toContain('1 entry')
  expect(await get('/audit?action=member&to=2026-03-31')).not.toContain('said that owner-one')
  const csv = await get('/audit.csv?action=member.signs_as')
  expect(csv.split('\r\n')[1]).toMatch(/^\d+,2026-04-01T10:00:00.000Z,"'=cmd",,member.signs_as,/)
  const json = JSON.parse(await get('/audit.json'))
  expect(json.entries[0].hash).toBe(json.head.hash)
  expect(json.entries[0].words).toContain('signs as')
})

test('notices and their feed can be read, with a token in the address too', async () => {
  const { ask, headersOf } = await startPageServer({ readersAreMembers: true })
  expect(await (await ask('/notices', { headers: headersOf('stakeholder') })).text()).toContain('Nothing has happened')
  expect((await ask('/feed.atom', { redirect: 'manual' })).status).not.toBe(200)
  const token = headersOf('read token').Authorization!.replace('Bearer ', '')
  const feed = await ask(`/feed.atom?token=${token}`)
  expect(feed.status).toBe(200)
  expect(feed.headers.get('content-type')).toContain('application/atom+xml')
  expect(await feed.text()).toContain('<feed')
})
