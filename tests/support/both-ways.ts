import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { answerEarly } from '~/server/early-answers'
import type { RequestLine, ServerLog } from '~/server/log'
import { ServerMetrics } from '~/server/metrics/server-metrics'
import { type PageServer, startPageServer } from './page-server'

export interface Answer {
  status: number
  /** As they came, without those that differ from answer to answer. */
  headers: string[]
  body: Buffer
  tag: string | undefined
  nonce: string | undefined
}

export const host = 'localhost:7777'

export function ask(port: number, path: string, headers: OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    request({ port, path, method, agent: false, headers: { host, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail)
      response.on('end', () => {
        const nonce = nonceOf(response.headers)
        const lines = response.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []))
        done({
          status: response.statusCode as number,
          headers: lines.map((line) => plain(line, nonce)).sort(),
          body: Buffer.concat(chunks),
          tag: response.headers.etag,
          nonce,
        })
      })
    })
      .on('error', fail)
      .end()
  })
}

function nonceOf(headers: IncomingHttpHeaders): string | undefined {
  return String(headers['content-security-policy']).match(/'nonce-([^']+)'/)?.[1]
}

function plain(line: string, nonce: string | undefined): string {
  const timeless = line.replace(/^Date: .*/, 'Date').replace(/^(Server-Timing: ).*(total;dur=)[\d.]+$/, '$1$2')
  return nonce === undefined ? timeless : timeless.replace(nonce, 'NONCE')
}

/** The page as it is read, under no nonce. */
export function words({ body, headers, nonce }: Answer): string {
  const unpack = { gzip: gunzipSync, br: brotliDecompressSync }
  const encoding = (['gzip', 'br'] as const).find((one) => headers.includes(`Content-Encoding: ${one}`))
  const bytes = encoding === undefined ? body : unpack[encoding](body)
  return nonce === undefined ? bytes.toString('latin1') : bytes.toString('latin1').replaceAll(nonce, 'NONCE')
}

async function listening(listener: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

export interface Ways {
  server: PageServer
  /** Everything asked of the app, and everything answered early where that is possible. */
  slow: number
  early: number
  /** How many requests to `early` went the whole way. */
  wentOn(): number
  lines: RequestLine[]
  metrics: ServerMetrics
}

export async function bothWays(options: Parameters<typeof startPageServer>[0] = {}): Promise<Ways> {
  const lines: RequestLine[] = []
  const log: ServerLog = {
    request: (line) => void lines.push(line),
    error: (error) => {
      throw error
    },
  }
  const metrics = new ServerMetrics()
  const server = await startPageServer({ ...options, app: { ...options.app, log, metrics } })
  let wentOn = 0
  const early = answerEarly(server.known, { log, metrics }, (asked, response) => {
    wentOn += 1
    server.app(asked, response)
  })
  return {
    ...{ server, lines, metrics, wentOn: () => wentOn },
    ...{ slow: await listening(server.app), early: await listening(early) },
  }
}

/** Asked until the answer is known, and once more: whether the last was answered early. */
export async function last(ways: Ways, path: string, headers: Record<string, string>, method = 'GET') {
  for (let turn = 0; turn < 2; turn += 1) await ask(ways.early, path, headers, method)
  const before = ways.wentOn()
  const answer = await ask(ways.early, path, headers, method)
  return { answer, isEarly: ways.wentOn() === before }
}
