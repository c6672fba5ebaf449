import { expect, test } from 'vitest'
import { assessmentFor } from '~/server/assessments.server'
import { listPrograms } from '~db/queries/programs'
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

test('a statement carries a file: its bytes are kept by their hash, named on the page and handed back', async () => {
  const server = await startPageServer()
  const { tiers } = assessmentFor(server.db, {
    program: listPrograms(server.db)[0]!.slug,
    asOf: '2027-01-01T00:00:00.000Z',
  }).assessment
  const criterion = tiers[0]!.criteria[0]!.criterion.id
  const body = new FormData()
  for (const [name, value] of Object.entries({ intent: 'attest', subject: criterion, note: 'seen by eye' }))
    body.set(name, value)
  body.set('file', new File([bytes], 'shot of it.png'))
  const headers = server.headersOf('developer')
  const answer = await server.ask(`/criteria/${criterion}`, { method: 'POST', headers, body })
  expect(answer.status).toBe(303)
  const { name, sha256 } = server.db.sqlite.prepare('SELECT name, sha256 FROM attestation_file').get() as {
    name: string
    sha256: string
  }
  expect(name).toBe('shot of it.png')
  expect(await (await server.ask('/attestations')).text()).toContain(`/attached/${sha256}`)
  const back = await server.ask(`/attached/${sha256}`)
  expect([...new Uint8Array(await back.arrayBuffer())]).toEqual([...bytes])
  expect(back.headers.get('Content-Disposition')).toContain('attachment')
})
