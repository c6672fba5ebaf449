import { expect, test } from 'vitest'
import { startPageServer } from '../../support/page-server'
import { makeMember, makeSession } from '../../support/people'

const attempts = 30

test('thirty attempts at once over the network leave one current signature', async () => {
  const { db, url, ask } = await startPageServer()
  const path = '/tiers/tier-1/sign'
  const eve = makeMember(db, 'eve', 'stakeholder')
  const cookies = Array.from({ length: attempts }, () => makeSession(db, eve))
  const page = await (await ask(path, { headers: { Cookie: cookies[0] as string } })).text()
  const pack = /name="pack" value="([0-9a-f]{64})"/.exec(page)?.[1] as string
  expect(pack).toMatch(/^[0-9a-f]{64}$/)
  const fields = { intent: 'sign', pack, role: 'stakeholder', meaning: 'reject', note: 'not yet' }
  const sign = async (Cookie: string) => {
    const body = new URLSearchParams(fields)
    const answer = await ask(path, { method: 'POST', headers: { Origin: url, Cookie, Connection: 'close' }, body })
    await answer.text()
    return answer.status
  }
  const statuses = await Promise.all(cookies.map(sign))
  expect(statuses.filter((status) => status === 303)).toHaveLength(1)
  expect(new Set(statuses)).toEqual(new Set([303, 400]))
  const rows = db.sqlite.prepare('SELECT by, role, meaning, replaces FROM sign_off').all()
  expect(rows).toEqual([{ by: 'eve', role: 'stakeholder', meaning: 'reject', replaces: null }])
})
