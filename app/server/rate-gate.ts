import { createHash } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { errorBody } from './api/api-error'
import { addressKey } from './identity/login-limits'
import { ruleOf } from './route-rules'
import { typedPath } from './search/typed-path'
import { answerAndClose } from './upload/answer-and-close'

/** How many changing requests a minute may see. */
export interface RequestRates {
  /** All forms of one address: a whole office may stand behind it. */
  formsPerAddress: number
  uploadsPerAddress: number
  /** A pipeline with many jobs shares one token. */
  uploadsPerToken: number
  /** What is looked up while people type: ten of them behind one address, each a letter every half second. */
  typedPerAddress: number
  /** What takes a whole core and records nothing, such as explaining a document. */
  costlyPerAddress: number
  /** Different moments of the past that pages are asked for: each is judged anew. One asked for again counts once. */
  momentsPerAddress: number
}

export const requestRates: RequestRates = {
  formsPerAddress: 300,
  uploadsPerAddress: 240,
  uploadsPerToken: 120,
  typedPerAddress: 1200,
  costlyPerAddress: 20,
  momentsPerAddress: 240,
}

const seconds = 60

/**
 * Counts what would change something, what is asked for while people type, and the moments that pages are
 * asked for, by address and token, right or wrong, in memory: a flood is refused before it costs anything. Guessing of passwords has its own, stricter limits (identity/login-limits.ts).
 */
export function rateGate(rates: RequestRates) {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: seconds })
  const forms = limiter(rates.formsPerAddress)
  const uploads = limiter(rates.uploadsPerAddress)
  const tokens = limiter(rates.uploadsPerToken)
  const costly = limiter(rates.costlyPerAddress)
  const typed = limiter(rates.typedPerAddress)
  const moments = momentLimit(limiter(rates.momentsPerAddress))
  return (request: Request, response: Response, next: NextFunction) => {
    const isTyped = request.path === typedPath
    const moment = momentAsked(request)
    const isReading = !isTyped && (request.method === 'GET' || request.method === 'HEAD')
    if (isReading && moment === null) return next()
    const address = addressKey(request.ip === undefined ? '' : request.ip)
    const { authorization } = request.headers
    const rule = ruleOf(request.path)
    const isUpload = rule.streams === true
    const counted: Promise<unknown>[] = []
    if (!isReading) counted.push((isTyped ? typed : isUpload ? uploads : forms).consume(address))
    if (moment !== null) counted.push(moments(address, moment))
    if (rule.costly === true) counted.push(costly.consume(address))
    if (isUpload && authorization !== undefined) counted.push(tokens.consume(keyOf(authorization)))
    Promise.all(counted).then(
      () => next(),
      (refused: unknown) => {
        if (!(refused instanceof RateLimiterRes)) return next(refused)
        const wait = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
        const text = `Too many requests; try again in ${wait} seconds.`
        const asJson = request.path.startsWith('/api/')
        answerAndClose(request, response, {
          status: 429,
          headers: {
            'Retry-After': String(wait),
            'Content-Type': asJson ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
          },
          body: asJson ? `${JSON.stringify(errorBody('too_many', text))}\n` : `${text}\n`,
        })
      },
    )
  }
}

/** Program and moment of an address that names a moment; null of every other. */
function momentAsked({ originalUrl }: Request): string | null {
  if (!originalUrl.includes('as-of=')) return null
  const asked = new URLSearchParams(originalUrl.slice(originalUrl.indexOf('?') + 1))
  return JSON.stringify([asked.get('program'), asked.get('as-of')])
}

/** Counts each moment once a minute: whoever pages through the tables of one day asks for one. */
function momentLimit(limiter: RateLimiterMemory): (address: string, moment: string) => Promise<unknown> {
  const seen = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: seconds })
  return async (address, moment) => {
    const key = keyOf(`${address} ${moment}`)
    if ((await seen.get(key)) !== null) return
    await limiter.consume(address)
    await seen.consume(key)
  }
}

/** A token is never kept, not even here. */
function keyOf(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64url')
}
