import { createHash } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import type { AssayDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { type CookieNames, readCookie } from './identity/cookies'
import { deflatedParts, gzipOf } from './kept-gzip'
import type { MemberFacts } from './member-facts'
import type { CacheAnswer } from './metrics/server-metrics'
import { pagesUnderWay } from './pages-under-way'
import { typedPath } from './search/typed-path'
import { readTheme } from './theme'

interface KeptPage {
  /** The bytes cut at every nonce, to be joined by the nonce of the answer. */
  parts: Buffer[]
  /** The same, compressed: worked out when a browser first asks for it; null where it is not worth it. */
  deflated?: Buffer[] | null
  headers: Record<string, string>
  size: number
  /** Of a page that leaves out what is still being worked out: whether that is so yet. */
  still?: () => boolean
}

const keptPages = 96
/** Of those that leave something out; each serves for some tenths of a second. */
const keptForNow = 8
const largestPage = 3_000_000
/** Characters of all kept pages together: addresses can be made up without end. */
const keptCharacters = 32_000_000
const keptHeaders = ['content-type', 'content-disposition', 'x-remix-response']

/** Pages are the same as long as the data, the address, the theme, the day and this process are. */
const processTag = `${process.pid}-${Date.now()}`

function tagOf(db: AssayDatabase, request: Request, member: MemberFacts | null): string {
  const theme = readTheme(request.get('cookie') ?? null)
  // Today ends at midnight of the program's time zone: on a full quarter of an hour, whichever that is.
  const quarter = String(Math.floor(Date.now() / 900_000))
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

/**
 * Finished pages, kept until anything is written: a page that the browser holds is answered with
 * 304, one that the server holds is sent again under a new nonce. The 304 carries no content
 * security policy, since the stored page keeps the nonce of its own. A member's page is kept here
 * under what `memberOf` says of the member, and never in the browser.
 */
export function pageCache(
  db: AssayDatabase,
  names: CookieNames,
  memberOf: (request: Request) => MemberFacts | null = () => null,
  count: (answer: CacheAnswer) => void = () => {},
) {
  const kept = new Map<string, KeptPage>()
  const forNow = new Map<string, KeptPage>()
  const underWay = pagesUnderWay()
  const find = (tag: string): KeptPage | undefined => {
    const whole = kept.get(tag)
    if (whole !== undefined) return whole
    const page = forNow.get(tag)
    if (page?.still?.() === true) return page
    forNow.delete(tag)
    return undefined
  }
  const send = (response: Response, tag: string, page: KeptPage) => {
    if (page.still === undefined) {
      // Moved to the end: the map's order is the order of last use.
      kept.delete(tag)
      kept.set(tag, page)
    }
    count('hit')
    const nonce = Buffer.from(response.locals.nonce)
    const zipped = response.req.acceptsEncodings('gzip') === 'gzip' ? deflatedOf(page) : null
    if (zipped !== null) response.vary('Accept-Encoding').set('Content-Encoding', 'gzip')
    const bytes = zipped === null ? joined(page.parts, nonce) : gzipOf(page.parts, zipped, nonce)
    // Not by `send`, which would work out an ETag of the whole page anew each time.
    return response.set(page.headers).set('Content-Length', String(bytes.length)).end(bytes)
  }
  /** Compressed for the first who takes it so, and kept. */
  const deflatedOf = (page: KeptPage) => {
    if (page.deflated !== undefined) return page.deflated
    const deflated = deflatedParts(page.parts)
    page.deflated = deflated
    for (const { length } of deflated ?? []) page.size += length
    forgetOldest(kept)
    return deflated
  }
  const keep = (tag: string, response: Response) => (text: string, headers: Record<string, string>) => {
    if (response.req.path === typedPath) return
    const parts = text.split(response.locals.nonce).map((part) => Buffer.from(part))
    const page = { parts, headers, size: text.length }
    const { unfinished } = response.locals
    if (unfinished !== undefined) return keepForNow(forNow, tag, { ...page, still: unfinished })
    kept.set(tag, page)
    forgetOldest(kept)
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
    if (isPersonal(request, names)) {
      response.set({ 'Cache-Control': 'private, no-store', Vary: 'Cookie' })
      const member = request.method === 'GET' && !ofBytes.test(request.path) ? memberOf(request) : null
      if (member === null) return next()
      const tag = tagOf(db, request, member)
      const page = find(tag)
      if (page !== undefined) {
        response.locals.viewerId = member.memberId
        return send(response, tag, page)
      }
      return make(tag, false, request, response, next)
    }
    if (request.method !== 'GET' || ofBytes.test(request.path)) return next()
    const tag = tagOf(db, request, null)
    response.set({ 'Cache-Control': 'private, no-cache', Vary: 'Cookie' })
    if (request.headers['if-none-match'] === tag) {
      response.removeHeader('Content-Security-Policy')
      count('not_modified')
      return response.status(304).set('ETag', tag).end()
    }
    const page = find(tag)
    if (page === undefined) return make(tag, true, request, response, next)
    return send(page.still === undefined ? response.set('ETag', tag) : response, tag, page)
  }
  return answer
}

function keepForNow(forNow: Map<string, KeptPage>, tag: string, page: KeptPage): void {
  forNow.set(tag, page)
  if (forNow.size > keptForNow) forNow.delete(forNow.keys().next().value as string)
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

function joined(parts: readonly Buffer[], nonce: Buffer): Buffer {
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [nonce, part])))
}

function forgetOldest(kept: Map<string, KeptPage>): void {
  let total = 0
  for (const { size } of kept.values()) total += size
  for (const [tag, { size }] of kept) {
    if (kept.size <= keptPages && total <= keptCharacters) return
    kept.delete(tag)
    total -= size
  }
}

/** Listens in on an answer; hands over its text when it was a whole page with status 200 that may be kept, and says when it is made. */
function collect(
  response: Response,
  tag: string | null,
  done: (text: string, headers: Record<string, string>) => void,
  made: () => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  const { write, end, writeHead } = response
  const take = (chunk: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return
    const bytes = Buffer.from(chunk as Uint8Array)
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
      done(Buffer.concat(chunks).toString('utf8'), Object.fromEntries(headers))
    }
    made()
    return Reflect.apply(end, this, args)
  } as typeof end
}
