import { request as ask } from 'node:http'
import { expect, test } from 'vitest'
import { findMember } from '~db/queries/people'
import { recordMemberAct } from '~db/writes/record-members'
import { startPageServer } from '../support/page-server'

test('a form whose end comes after its sender lost the role does nothing', async () => {
  const { db, url, headersOf } = await startPageServer()
  const body = new URLSearchParams({ intent: 'invite', name: 'friend', displayName: '', role: 'owner', signsAs: '' })
  const text = body.toString()
  const headers = {
    ...headersOf('owner'),
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(text),
  }
  const answered = new Promise<number | undefined>((done, failed) => {
    const sending = ask(`${url}/members`, { method: 'POST', headers }, (answer) => {
      answer.resume()
      done(answer.statusCode)
    }).on('error', failed)
    sending.write(text.slice(0, 20))
    setTimeout(() => {
      const owner = findMember(db, { name: 'owner-one' })
      const change = { memberId: owner?.id as number, name: 'owner-one', kind: 'role' as const, value: 'viewer' }
      recordMemberAct(db, { ...change, by: 'test', at: new Date().toISOString() })
      sending.end(text.slice(20))
    }, 300)
  })
  expect(await answered).toBe(303)
  expect(findMember(db, { name: 'friend' })).toBeNull()
})
