import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AssayDatabase } from '~db/client.server'
import { readDataVersion } from '~db/queries/data-version'
import { readWritten } from '~db/queries/written'

/** An answer of the page cache as it was given: the same request has the same again, under a nonce and times of its own. */
export interface KnownAnswer {
  status: 200 | 304
  /** As node takes them: names and values in turns. */
  headers: string[]
  /** Where in them the value stands that differs from answer to answer; -1 where it has none. */
  policyAt: number
  timingAt: number
  route: string
  viewerId: number | null
  /** The page under a nonce, as it was sent; null where it is no longer kept. */
  body(nonce: string): Buffer | null
}

/** What an answer rests on, looked up before anything else was. */
export interface Ground {
  /** Moves with whatever is written to the database, by whomever. */
  turn: number
  dataVersion: number
  /** Epoch ms. */
  at: number
}

/** What the answer itself does not tell. */
type Own = Pick<KnownAnswer, 'route' | 'viewerId' | 'body'>

interface Held {
  answer: KnownAnswer
  ground: Ground
  /** Until when by the clock, in epoch ms. */
  until: number
}

const mostAnswers = 500
const longestKey = 2000

/**
 * Answers of the page cache by everything of a request that they depend on, so that the next such
 * request is answered before anything else looks at it (early-answers.ts). None outlives what it
 * rests on: a stranger's the data version and the time for which its page holds, a member's any write
 * at all (a session that ended, a role, a notice), and the moment at which time alone changes
 * something of the member.
 */
export class KnownAnswers {
  private readonly held = new Map<string, Held>()
  private written = { own: -1, others: -1 }
  private turn = 0
  private dataVersion = -1

  constructor(
    private readonly db: AssayDatabase,
    /** Whether a proxy may say by which protocol it was asked. */
    private readonly behindProxy: boolean,
  ) {}

  /** Asked for before anything is read on which an answer rests. */
  ground(): Ground {
    const written = readWritten(this.db)
    if (written.own !== this.written.own || written.others !== this.written.others) {
      this.written = written
      this.turn += 1
      this.dataVersion = readDataVersion(this.db)
    }
    return { turn: this.turn, dataVersion: this.dataVersion, at: Date.now() }
  }

  /** null where the request has to go the whole way. */
  find(request: IncomingMessage): KnownAnswer | null {
    if (this.held.size === 0 || !this.db.sqlite.open || this.db.sqlite.inTransaction) return null
    const key = this.keyOf(request)
    const held = key === null ? undefined : this.held.get(key)
    if (held === undefined) return null
    const { turn, dataVersion, at } = this.ground()
    const { answer, ground, until } = held
    const isSame = answer.viewerId === null ? dataVersion === ground.dataVersion : turn === ground.turn
    // Not before either: a clock that was set back changes what is fresh.
    return isSame && at >= ground.at && at < until ? answer : null
  }

  /** After an answer was given by the page cache: holds it, where the next request like it can do without the whole way. */
  hold(request: IncomingMessage, response: ServerResponse, facts: Own & { ground: Ground; until: number }): void {
    const { ground, until, ...own } = facts
    if (until <= ground.at || this.db.sqlite.inTransaction) return
    const key = this.keyOf(request)
    const answer = key === null ? null : answerOf(response, own)
    if (key === null || answer === null) return
    if (this.held.size >= mostAnswers) this.held.clear()
    this.held.set(key, { answer, ground, until })
  }

  /** Everything of a request that decides its answer; null where it is one to look at closely. */
  private keyOf({ method, url, headers, socket }: IncomingMessage): string | null {
    if (method !== 'GET' || url === undefined || headers.authorization !== undefined) return null
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return null
    // Moments of the past are counted (rate-gate.ts).
    if (url.includes('as-of=')) return null
    const { host, cookie, 'accept-encoding': encodings, 'if-none-match': tag } = headers
    const proxy = this.behindProxy ? `${socket.remoteAddress}${given(headers['x-forwarded-proto'])}` : ''
    // Secrets are never kept, not even here.
    const own = cookie === undefined ? '' : createHash('sha256').update(cookie).digest('base64url')
    const key = `${url}${given(host)}${given(tag)}${given(encodings)}\n${proxy}\n${own}`
    return key.length > longestKey ? null : key
  }
}

/** A line of its own, which tells none from an empty one. */
function given(value: string | string[] | undefined): string {
  return value === undefined ? '\n' : `\n=${value}`
}

/** Since Node 15.4; its types have it for requests alone. */
type WithRawNames = ServerResponse & { getRawHeaderNames(): string[] }

/** null for an answer that was changed on its way: compressed anew by the middleware, or with cookies. */
function answerOf(response: ServerResponse, own: Own): KnownAnswer | null {
  const status = response.statusCode
  const length = Number(response.getHeader('Content-Length'))
  if ((status !== 200 && status !== 304) || (status === 200) === Number.isNaN(length)) return null
  const headers: string[] = []
  for (const name of (response as WithRawNames).getRawHeaderNames()) {
    const value = response.getHeader(name)
    if (typeof value !== 'string' || name.toLowerCase() === 'set-cookie') return null
    headers.push(name, value)
  }
  const place = (name: string) => {
    const at = headers.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name)
    return at === -1 ? -1 : at + 1
  }
  return { status, headers, policyAt: place('content-security-policy'), timingAt: place('server-timing'), ...own }
}
