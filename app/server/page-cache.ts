import { createHash } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { AssayDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { type CookieNames, readCookie } from './identity/cookies'
import { type KeptPage, KeptPages } from './kept-pages'
import type { Ground, KnownAnswers } from './known-answers'
import type { MemberFacts } from './member-facts'
import { routeLabel } from './metrics/request-metrics'
import type { CacheAnswer } from './metrics/server-metrics'
import { pagesUnderWay } from './pages-under-way'
import { typedPath } from './search/typed-path'
import { readTheme } from './theme'

const quarterMs = 900_000
const largestPage = 3_000_000
const keptHeaders = ['content-type', 'content-disposition', 'x-remix-response']

/** Pages are the same as long as the data, the address, the theme, the day and this process are. */
const processTag = `${process.pid}-${Date.now()}`

function tagOf(db: AssayDatabase, request: Request, member: MemberFacts | null): string {
  const theme = readTheme(request.get('cookie') ?? null)
  // Today ends at midnight of the program's time zone: on a full quarter of an hour, whichever that is.
  const quarter = String(Math.floor(Date.now() / quarterMs))
  // The feed names the address by which it was asked for: nobody gets another's.
  const address = `${request.protocol}://${request.headers.host}${request.originalUrl}`
  const facts = [
    processTag,
    String(readDataVersion(db)),
    address,
    theme,
    quarter,
    ...(member === null ? [] : [member.facts]),
  ]
  return `W/"${createHash('sha256').update(facts.join('\0')).digest('base64url').slice(0, 24)}"`
}

export interface PageCacheOptions {
  /** Who looks at a page that is kept for members; null where it is made anew. */
  memberOf?: (request: Request) => MemberFacts | null
  count?: (answer: CacheAnswer) => void
  /** Told of every answer that this gives itself: the next request like it need not come here. */
  known?: KnownAnswers | null
}

/**
 * Finished pages, kept until anything is written: a page that the browser holds is answered with
 * 304, one that the server holds is sent again under a new nonce. The 304 carries no content
 * security policy, since the stored page keeps the nonce of its own. A member's page is kept here
 * under what `memberOf` says of the member, and never in the browser.
 */
export function pageCache(db: AssayDatabase, names: CookieNames, options: PageCacheOptions = {}) {
  const { memberOf = () => null, count = () => {}, known = null } = options
  const kept = new KeptPages()
  const underWay = pagesUnderWay()
  const hold = (response: Response, tag: string, { ground, until, viewerId, gzip }: Rest & { gzip: boolean }) => {
    const { req: request } = response
    // What is looked up while people type is counted (rate-gate.ts).
    if (known === null || ground === null || request.path === typedPath) return
    const body = (nonce: string) => {
      const page = kept.find(tag)
      return page === null || page.still !== undefined ? null : kept.bytesOf(page, nonce, gzip).bytes
    }
    const ofQuarter = (Math.floor(ground.at / quarterMs) + 1) * quarterMs
    const route = routeLabel(request.path)
    known.hold(request, response, { ground, until: Math.min(until, ofQuarter), viewerId, route, body })
  }
  const send = (response: Response, tag: string, page: KeptPage, rest: Rest) => {
    count('hit')
    if (rest.viewerId !== null) response.locals.viewerId = rest.viewerId
    const asGzip = response.req.acceptsEncodings('gzip') === 'gzip'
    const { bytes, gzip } = kept.bytesOf(page, response.locals.nonce, asGzip)
    if (gzip) response.vary('Accept-Encoding').set('Content-Encoding', 'gzip')
    // Not by `send`, which would work out an ETag of the whole page anew each time.
    response.set(page.headers).set('Content-Length', String(bytes.length)).end(bytes)
    if (page.still === undefined) hold(response, tag, { ...rest, gzip })
  }
  const keep = (tag: string, response: Response) => (bytes: Buffer, headers: Record<string, string>) => {
    if (response.req.path === typedPath) return
    const { unfinished: still, nonce } = response.locals
    kept.keep(tag, { bytes, nonce, headers, ...(still === undefined ? {} : { still }) })
  }
  /** Made by one of those who ask for it at once. */
  const make = (tag: string, named: boolean, request: Request, response: Response, next: NextFunction) => {
    if (request.path !== typedPath && underWay.waits(tag, response, () => again(request, response, next))) return
    count('miss')
    const made = underWay.begin(tag)
    response.once('close', made)
    collect(response, named ? tag : null, keep(tag, response), made)
    next()
  }
  /** Much may have been written since; what cannot be read now is told as any page that cannot. */
  const again = (request: Request, response: Response, next: NextFunction) => {
    try {
      answer(request, response, next)
    } catch (error) {
      next(error)
    }
  }
  const answer = (request: Request, response: Response, next: NextFunction) => {
    const ground = known === null ? null : known.ground()
    if (isPersonal(request, names)) {
      response.set({ 'Cache-Control': 'private, no-store', Vary: 'Cookie' })
      const member = request.method === 'GET' && !ofBytes.test(request.path) ? memberOf(request) : null
      if (member === null) return next()
      const { memberId: viewerId, until } = member
      const tag = tagOf(db, request, member)
      const page = kept.find(tag)
      if (page === null) return make(tag, false, request, response, next)
      return send(response, tag, page, { ground, until, viewerId })
    }
    if (request.method !== 'GET' || ofBytes.test(request.path)) return next()
    const rest = { ground, until: Number.POSITIVE_INFINITY, viewerId: null }
    const tag = tagOf(db, request, null)
    response.set({ 'Cache-Control': 'private, no-cache', Vary: 'Cookie' })
    if (request.headers['if-none-match'] === tag) {
      response.removeHeader('Content-Security-Policy')
      count('not_modified')
      response.status(304).set('ETag', tag).end()
      return hold(response, tag, { ...rest, gzip: false })
    }
    const page = kept.find(tag)
    if (page === null) return make(tag, true, request, response, next)
    return send(page.still === undefined ? response.set('ETag', tag) : response, tag, page, rest)
  }
  return answer
}

/** What an answer rests on, and for whom it is. */
interface Rest {
  ground: Ground | null
  /** Until when the page is that of this member, by the clock alone. */
  until: number
  viewerId: number | null
}

/** Files as they were received: no pages, kept here as text they would be damaged; the route says how long they hold. */
const ofBytes =
  /^\/(attached\/[0-9a-f]+|documents\/[^/]+\/snapshots\/[0-9a-f]+|evidence\/[^/]+\/(files\/[0-9a-f]+|endpoints\.csv)|sign-offs\/\d+\/pack\.(json|zip))$/i

/** What can be kept as text without harm; whatever else a route answers is sent as it is and never kept. */
const isText = /^(text\/|application\/(json|[\w.-]+\+(json|xml))\b|image\/svg\+xml\b)/i

/** The pages of sign-in itself; whoever reads them may be about to become somebody. */
const ofPeople = /^\/(sign-in|sign-out|join|confirm|account|members)(\.data|\/|$)/i

/**
 * What is made for one person is never kept in the browser: going back after signing out shows
 * nothing. Whoever carries a token, or a session that is none, gets a page made for them.
 */
function isPersonal(request: Request, names: CookieNames): boolean {
  if (request.headers.authorization !== undefined) return true
  return readCookie(request.get('cookie'), names.session) !== null || ofPeople.test(request.path)
}

/** Listens in on an answer; hands over its bytes when it was a whole page with status 200 that may be kept, and says when it is made. */
function collect(
  response: Response,
  tag: string | null,
  done: (bytes: Buffer, headers: Record<string, string>) => void,
  made: () => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  const { write, end, writeHead } = response
  const take = (chunk: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return
    // Nobody writes into what was sent: it is kept as it is, not as a copy.
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : asBuffer(chunk)
    size += bytes.length
    if (size <= largestPage) chunks.push(bytes)
  }
  response.writeHead = function taggedWriteHead(this: Response, ...args: unknown[]) {
    // A page that leaves something out has no name: the browser would hold it after the rest is there.
    const named = tag !== null && response.locals.unfinished === undefined
    if (named && !response.headersSent && response.statusCode === 200) response.setHeader('ETag', tag)
    return Reflect.apply(writeHead, this, args)
  } as typeof writeHead
  response.write = function heardWrite(this: Response, ...args: unknown[]) {
    take(args[0])
    return Reflect.apply(write, this, args)
  } as typeof write
  response.end = function heardEnd(this: Response, ...args: unknown[]) {
    take(args[0])
    const type = String(response.getHeader('Content-Type'))
    const whole = response.statusCode === 200 && response.locals.unfinished !== true && isText.test(type)
    if (whole && size <= largestPage && response.getHeader('Set-Cookie') === undefined) {
      const headers = keptHeaders.flatMap((name) => {
        const value = response.getHeader(name)
        return typeof value === 'string' ? [[name, value] as const] : []
      })
      const [first] = chunks
      done(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks), Object.fromEntries(headers))
    }
    made()
    return Reflect.apply(end, this, args)
  } as typeof end
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)
}
