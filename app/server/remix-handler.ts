import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from '@remix-run/node'
import type { Response as Answer, Request as AskedRequest, NextFunction } from 'express'
import { wholeBodyOf } from './whole-answer'

export interface RemixHandlerOptions {
  build: ServerBuild | (() => Promise<ServerBuild>)
  getLoadContext(request: AskedRequest, response: Answer): AppLoadContext
  mode: 'development' | 'production'
}

/**
 * Between Express and Remix: what Remix's own adapter does, but a body that is there in one piece
 * (whole-answer.ts) is sent as one, not through a stream of the web's.
 */
export function remixHandler({ build, getLoadContext, mode }: RemixHandlerOptions) {
  const answerOf = createRequestHandler(build, mode)
  return async (asked: AskedRequest, answer: Answer, next: NextFunction): Promise<void> => {
    try {
      await send(answer, await answerOf(requestOf(asked, answer), getLoadContext(asked, answer)))
    } catch (error) {
      next(error)
    }
  }
}

function requestOf(asked: AskedRequest, answer: Answer): Request {
  const { method } = asked
  let left: AbortController | null = new AbortController()
  answer.once('finish', () => {
    left = null
  })
  // Whoever goes away before the answer is written no longer waits for it.
  answer.once('close', () => left?.abort())
  const init: RequestInit = { method, headers: headersOf(asked), signal: left.signal }
  if (method === 'GET' || method === 'HEAD') return new Request(addressOf(asked), init)
  return new Request(addressOf(asked), { ...init, body: createReadableStreamFromReadable(asked), duplex: 'half' })
}

/** The protocol as trusted proxies give it, the host as it was asked: what is said of another is dropped before. */
export function addressOf(asked: AskedRequest): string {
  const port = Number.parseInt(asked.get('host')?.split(':')[1] ?? '', 10)
  const host = Number.isSafeInteger(port) && port !== 0 ? `${asked.hostname}:${port}` : asked.hostname
  return new URL(`${asked.protocol}://${host}${asked.originalUrl}`).href
}

export function headersOf({ headers }: AskedRequest): Headers {
  const given = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (Array.isArray(value)) for (const one of value) given.append(name, one)
    else if (value !== undefined && value !== '') given.set(name, value)
  }
  return given
}

async function send(answer: Answer, response: Response): Promise<void> {
  answer.statusMessage = response.statusText
  answer.status(response.status)
  for (const [name, value] of response.headers) answer.append(name, value)
  const whole = wholeBodyOf(response)
  if (whole !== null) answer.end(whole)
  else if (response.body === null) answer.end()
  else await writeReadableStreamToWritable(response.body, answer)
}
