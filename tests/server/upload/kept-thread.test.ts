import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apiReceiptSchema } from '~/reports/api-schemas'
import { openDatabase } from '~db/client.server'
import { listPrograms } from '~db/queries/programs'
import { recordInvalidation } from '~db/writes/record-acts'
import { smallProgram } from '../../support/cli'
import { form, part, post, startUploadServer, type UploadServer } from '../../support/uploads'

let server: UploadServer
beforeAll(async () => {
  server = await startUploadServer({}, { keepsThread: true })
})
afterAll(() => server.stop())

const files = ['load_v2_100u_stats.csv', 'load_v2_100u_stats_history.csv'].map((name) =>
  part('file', name, readFileSync(join(smallProgram, 'evidence', name))),
)
const upload = (label: string) => post(server, { body: form(part('label', null, label), ...files) })

test('one thread takes upload after upload, and knows what others wrote between them', async () => {
  const first = apiReceiptSchema.parse((await upload('release-1')).json())
  expect(first).toMatchObject({ outcome: 'written', runs: [{ label: 'release-1', outcome: 'added' }] })
  expect(first.moved.criteria[0]).toMatchObject({ from: 'no_evidence', run: 'release-1' })
  const again = apiReceiptSchema.parse((await upload('release-1')).json())
  expect(again).toMatchObject({ outcome: 'at_hand', url: first.url })
  const db = openDatabase(server.database)
  const words = { run: 'release-1', by: 'mia', at: new Date().toISOString(), reason: 'wrong host' }
  recordInvalidation(db, { programId: 1, invalidation: words })
  db.close()
  // Judged before it came in without the run that was just declared void.
  const second = apiReceiptSchema.parse((await upload('release-2')).json())
  const asFirst = JSON.stringify(second.moved.criteria).replaceAll('release-2', 'release-1')
  expect(JSON.parse(asFirst)).toEqual(first.moved.criteria)
})

test('a refused upload takes the thread with it, and the next is taken by another', async () => {
  const body = form(part('file', 'x_stats.csv', 'no table'), part('program', null, 'nowhere'))
  expect((await post(server, { body })).status).toBe(404)
  const unread = await post(server, { body: form(part('file', 'tracker.md', '# T\n')) })
  expect(unread.status).toBeLessThan(500)
  const third = apiReceiptSchema.parse((await upload('release-3')).json())
  expect(third).toMatchObject({ outcome: 'written', runs: [{ label: 'release-3', outcome: 'added' }] })
})

test('an upload that is answered is what everybody reads from then on, and what is written beside it as well', async () => {
  const db = openDatabase(server.database)
  const { slug } = listPrograms(db)[0]!
  db.close()
  const labels = async () => {
    const runs = (await get(`/api/v1/programs/${slug}/runs`)) as { label: string }[]
    return runs.map(({ label }) => label)
  }
  const get = async (path: string) => {
    const headers = { Authorization: server.bearer }
    return (await fetch(`http://127.0.0.1:${server.port}${path}`, { headers })).json()
  }
  // Somebody has the page each time: the run is judged before it is committed.
  expect(await labels()).not.toContain('release-4')
  const [four, five] = await Promise.all([upload('release-4'), upload('release-5'), labels()])
  expect([four.status, five.status]).toEqual([201, 201])
  expect(await labels()).toEqual(expect.arrayContaining(['release-4', 'release-5']))
  expect((await upload('release-6')).status).toBe(201)
  expect(await labels()).toContain('release-6')
})
