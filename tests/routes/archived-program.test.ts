import { expect, test } from 'vitest'
import { listPrograms } from '~db/queries/programs'
import { startPageServer } from '../support/page-server'
import { rowCounts } from '../support/temporary'

const form = (fields: Record<string, string>) => new URLSearchParams(fields)

test('an archived program takes no act and no upload until it is taken back, and is read as before', async () => {
  const server = await startPageServer()
  const { slug } = listPrograms(server.db)[0]!
  const headers = () => server.headersOf('owner')
  const page = `/programs?program=${slug}`
  const post = (path: string, fields: Record<string, string>) =>
    server.ask(path, { method: 'POST', headers: headers(), body: form(fields) })

  const archived = await post(page, { intent: 'program_archive', note: 'The program is over.' })
  expect(archived.headers.get('location')).toBe(`${page}&did=program_archive#acts`)
  expect(listPrograms(server.db)[0]?.archived).toBe(true)

  const own = [headers(), headers(), headers(), headers()]
  const before = rowCounts(server.db)
  const body = form({ intent: 'waiver_approve', record: '1' })
  const act = await server.ask('/waivers', { method: 'POST', headers: own[0]!, body })
  expect(act.status).toBe(409)
  expect(await act.text()).toContain('The program is archived')
  const past = await server.ask('/waivers?as-of=2026-03-15', { method: 'POST', headers: own[3]!, body })
  expect([past.status, (await past.text()).includes('The program is archived')]).toEqual([409, true])
  const upload = new FormData()
  upload.append('program', slug)
  upload.append('file', new Blob(['a,b\n1,2\n']), 'x_stats.csv')
  await server.ask('/evidence/upload', { method: 'POST', headers: own[1]!, body: upload })
  expect(rowCounts(server.db)).toEqual(before)
  expect((await server.ask('/tiers', { headers: own[2]! })).status).toBe(200)

  const restored = await post(page, { intent: 'program_restore', note: 'A second phase.' })
  expect(restored.headers.get('location')).toBe(`${page}&did=program_restore#acts`)
  expect(listPrograms(server.db)[0]?.archived).toBe(false)
})
