import { expect, test } from 'vitest'
import { startPageServer } from '../support/page-server'

/** Bytes that are no text in any encoding. */
const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0xc3, 0x28])

test('an attached file is handed back byte for byte every time, to strangers and members alike', async () => {
  const server = await startPageServer()
  const body = new FormData()
  for (const [name, value] of Object.entries({ intent: 'proof_attach', subject: 'task week-1/1.1' }))
    body.set(name, value)
  body.set('file', new File([bytes], 'shot.png'))
  const headers = server.headersOf('developer')
  expect((await server.ask('/weeks/1', { method: 'POST', headers, body })).status).toBe(303)
  const sha = server.db.sqlite.prepare('SELECT sha256 FROM work_proof').pluck().get()
  for (const who of ['anonymous', 'anonymous', 'developer', 'developer'] as const) {
    const cookie = who === 'anonymous' ? {} : { headers }
    const answer = await server.ask(`/attached/${sha}`, cookie)
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([...bytes])
  }
})
