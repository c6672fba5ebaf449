import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deliverDue, waits } from '~/server/webhook/deliver-due'
import { signatureOf } from '~/server/webhook/send'
import { type AssayDatabase, openDatabase } from '~db/client.server'
import { findWebhook, listDeliveries } from '~db/queries/webhooks'
import { recordWebhook } from '~db/writes/record-webhook'
import { signTier } from '~db/writes/sign-off'
import { ingest } from '~importers/ingest.server'
import { makeLoadRun } from '../../support/acts'
import { makeImport } from '../../support/make-plan'
import { makeCriterion } from '../../support/make-state'
import { importSignable, signing } from '../../support/signing'
import { temporaryDatabase } from '../../support/temporary'

const later = '2026-01-13T09:00:00.000Z'
const secret = 'a key that both sides know'

interface Received {
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** A receiver on this machine; `answer` says what it does. */
async function receiver(answer: (response: ServerResponse, received: Received) => void) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one = { path: String(request.url), headers: request.headers, body: Buffer.concat(chunks).toString() }
    received.push(one)
    answer(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

/** A database with one event that waits to be sent. */
function withEvent(url: string, allowPrivate = true): AssayDatabase {
  const db = temporaryDatabase()
  importSignable(db, [makeCriterion('P99 response time <2s')])
  signTier(db, signing(db))
  recordWebhook(db, { hook: { url, secret, allowPrivate }, by: 'bob', at: later })
  const runs = [makeLoadRun('third', 4000, { effectiveAt: later })]
  ingest(db, makeImport({ runs }), { importedAt: later, program: 'p' })
  return db
}

const origin = 'https://assay.example'
const after = (ms: number) => () => new Date(Date.parse(later) + ms).toISOString()
const deliver = (db: AssayDatabase, ms = 0) => deliverDue({ db, origin, now: after(ms), timeoutMs: 300 })

describe('a webhook', () => {
  test('tells what happened once, signed over time and body', async () => {
    const { received, url } = await receiver((response) => response.end('thanks'))
    const db = withEvent(url)
    expect(await deliver(db)).toBe(1)
    expect(await deliver(db, 60_000)).toBe(0)
    expect(received).toHaveLength(1)
    const [{ headers, body }] = received as [Received]
    expect(headers['x-assay-signature-256']).toBe(signatureOf(secret, String(headers['x-assay-timestamp']), body))
    expect(JSON.parse(body)).toMatchObject({
      schemaVersion: 1,
      event: 'tier.regressed',
      program: { slug: 'p' },
      tier: { id: 'tier-1' },
      signers: ['eve'],
      failed: [{ run: 'third', verdict: 'not_met' }],
      url: 'https://assay.example/tiers/tier-1?program=p',
    })
    expect(listDeliveries(db, { limit: 5 })).toMatchObject([
      { attempts: 1, lastStatus: 200, lastError: null, nextAt: null, deliveredAt: later },
    ])
  })
  test('that fails is tried again after a while, also by another process, until it arrives', async () => {
    let broken = true
    const { received, url } = await receiver((response) => response.writeHead(broken ? 500 : 204).end())
    const db = withEvent(url)
    await deliver(db)
    expect(listDeliveries(db, { limit: 5 })).toMatchObject([{ attempts: 1, lastStatus: 500, deliveredAt: null }])
    expect(await deliver(db, 1000)).toBe(0)
    broken = false
    const other = openDatabase(db.file)
    onTestFinished(() => other.close())
    expect(await deliver(other, waits[0])).toBe(1)
    expect(received).toHaveLength(2)
    expect(received[0]?.headers['x-assay-delivery']).toBe(received[1]?.headers['x-assay-delivery'])
    expect(listDeliveries(db, { limit: 5 })).toMatchObject([{ attempts: 2, lastStatus: 204, nextAt: null }])
  })
  test('is given up after the last wait, and that stays to be seen', async () => {
    const { received, url } = await receiver((response) => response.writeHead(503).end())
    const db = withEvent(url)
    for (const day of [0, 2, 4, 6, 8, 10, 12, 14, 16]) await deliver(db, day * 86_400_000)
    expect(received).toHaveLength(waits.length + 1)
    expect(listDeliveries(db, { limit: 5 })).toMatchObject([
      { attempts: waits.length + 1, nextAt: null, deliveredAt: null, lastError: 'It answered 503.' },
    ])
  })
  test('that is slow is let go, one that drips its answer too', async () => {
    const dripping = (response: ServerResponse) => {
      // A header that never ends: the socket is never idle, and no answer ever comes.
      response.socket?.write('HTTP/1.1 200 OK\r\nX-Slow: ')
      const drops = setInterval(() => response.socket?.write('a'), 20)
      response.on('close', () => clearInterval(drops))
    }
    for (const answer of [() => {}, dripping]) {
      const { received, url } = await receiver(answer)
      const db = withEvent(url)
      await deliver(db)
      expect(received).toHaveLength(1)
      expect(listDeliveries(db, { limit: 5 })).toMatchObject([
        { lastStatus: null, lastError: 'No answer within 300 ms.', deliveredAt: null },
      ])
    }
  })
  test('that drips its body has answered with its first line: the rest is not read', async () => {
    const { url } = await receiver((response) => {
      response.writeHead(200)
      const drops = setInterval(() => response.write('a'), 20)
      response.on('close', () => clearInterval(drops))
    })
    const db = withEvent(url)
    await deliver(db)
    expect(listDeliveries(db, { limit: 5 })).toMatchObject([{ lastStatus: 200, lastError: null, deliveredAt: later }])
  })
  test('that redirects is not followed', async () => {
    const { received, url } = await receiver((response) => response.writeHead(302, { Location: '/elsewhere' }).end())
    const db = withEvent(url)
    await deliver(db)
    expect(received.map(({ path }) => path)).toEqual(['/hook'])
    expect(listDeliveries(db, { limit: 5 })).toMatchObject([{ lastStatus: 302, deliveredAt: null }])
  })
  test('on this machine is refused unless a member allowed it, by number and by name alike', async () => {
    const { received, url } = await receiver((response) => response.end())
    for (const asked of [url, url.replace('127.0.0.1', 'localhost')]) {
      const db = withEvent(asked, false)
      await deliver(db)
      expect(listDeliveries(db, { limit: 5 })).toMatchObject([
        { lastStatus: null, lastError: 'The address is one that webhooks may not reach.' },
      ])
    }
    expect(received).toEqual([])
  })
  test('that is replaced gets nothing more, and the log does not know its address or key', async () => {
    const { received, url } = await receiver((response) => response.end())
    const db = withEvent(url)
    recordWebhook(db, { hook: null, by: 'bob', at: later })
    expect(await deliver(db)).toBe(0)
    expect(received).toEqual([])
    expect(findWebhook(db)).toBe(null)
    const log = db.sqlite.prepare('SELECT payload FROM audit_entry').pluck().all().join()
    expect(log).not.toContain(secret)
    expect(log).not.toContain('/hook')
  })
})
