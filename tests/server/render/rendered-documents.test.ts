import { createHash } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { renderInWorker } from '~/server/render/render-in-worker'
import { renderedDocuments } from '~/server/render/rendered-documents'
import { openDatabase } from '~db/client.server'
import { buildImport } from '~importers/build-import'
import { ingest } from '~importers/ingest.server'
import { refusedDocument } from '~importers/markdown/render/render-document'
import { makeReceived } from '../../support/make-plan'

const text = '# Tracker\n\n## Week 1: Start\n- [x] done\n'

function withDocument() {
  const db = openDatabase(':memory:')
  ingest(db, buildImport([makeReceived('tracker.md', text)]), { importedAt: '2026-01-10T00:00:00.000Z' })
  return { db, sha256: createHash('sha256').update(text).digest('hex') }
}

test('a content is rendered once, whoever asks and however often', async () => {
  const { db, sha256 } = withDocument()
  let times = 0
  const rendered = renderedDocuments(db, async () => {
    times += 1
    return refusedDocument('test')
  })
  const input = { sha256, file: 'tracker.md' }
  expect(await Promise.all([rendered(input), rendered(input)])).toHaveLength(2)
  await rendered(input)
  expect(times).toBe(1)
  expect(await rendered({ sha256: 'f'.repeat(64), file: 'x.md' })).toBeNull()
  db.close()
})

test('a renderer that could not start is asked again', async () => {
  const { db, sha256 } = withDocument()
  let times = 0
  const rendered = renderedDocuments(db, async () => {
    times += 1
    if (times === 1) throw new Error('did not start')
    return refusedDocument('test')
  })
  const input = { sha256, file: 'tracker.md' }
  await expect(rendered(input)).rejects.toThrow('did not start')
  expect(await rendered(input)).toEqual(refusedDocument('test'))
  db.close()
})

test('what took too long is rendered again a little later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { db, sha256 } = withDocument()
  let times = 0
  const rendered = renderedDocuments(db, async () => {
    times += 1
    return { ...refusedDocument('late'), forNow: true }
  })
  const input = { sha256, file: 'tracker.md' }
  await rendered(input)
  await rendered(input)
  expect(times).toBe(1)
  vi.advanceTimersByTime(30_000)
  await rendered(input)
  expect(times).toBe(2)
  db.close()
})

test('the worker renders, and refuses what takes too long', async () => {
  const job = { file: 'tracker.md', bytes: new TextEncoder().encode(text) }
  const rendered = await renderInWorker(job, 20_000)
  expect(rendered.headings.map(({ text: heading }) => heading)).toEqual(['Tracker', 'Week 1: Start'])
  const long = new TextEncoder().encode('word **bold** _em_ '.repeat(20_000).replaceAll('word', '\nword'))
  expect((await renderInWorker({ file: 'long.md', bytes: long }, 1)).refused).toContain('longer than')
})
