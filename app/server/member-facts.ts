import type { Request } from 'express'
import { proofIsFresh, proofLastsMs } from '~/domain/people'
import { countUnread } from '~db/queries/notices'
import type { Identity } from './identity/identity'
import { policy } from './identity/policy'
import type { SessionRow } from './identity/sessions'
import { needsCode } from './identity/sign-in'
import { identify } from './identity/viewer'
import { ruleOf } from './route-rules'

/** A member's own view of a page: who looks, and all that their page shows of them beside the data. */
export interface MemberFacts {
  memberId: number
  facts: string
  /** Until when they hold if nothing is written, in epoch ms: then time alone changes them, or a use of the session is to be noted. */
  until: number
}

/** What rests on more than data, address and member: answers that this process remembers. */
const ofMoments = /^\/(evidence\/upload|import)/i

/**
 * By what a member's page is told from every other: asked anew with each request, so that a session
 * that ended, a role that changed or a proof that grew old never finds a page kept for before. null
 * where the page is made anew: for tokens, for a session that is none, for pages of people.
 */
export function memberFacts(identity: Identity) {
  const { office } = identity
  return (request: Request): MemberFacts | null => {
    if (request.headers.authorization !== undefined) return null
    if (ruleOf(request.path).get !== 'reader' || ofMoments.test(request.path)) return null
    const credentials = { cookie: request.headers.cookie ?? null, authorization: null }
    const at = office.now()
    const who = identify(office.db, { names: office.names, credentials, at })
    if (who === null) return null
    const { viewer, session } = who
    const { memberId, name, displayName, role, signsAs } = viewer
    const fresh = proofIsFresh(viewer, at)
    const unread = countUnread(office.db, { member: name })
    const facts = JSON.stringify([
      memberId,
      name,
      displayName,
      role,
      signsAs,
      fresh,
      needsCode(office, memberId),
      unread,
    ])
    return { memberId, facts, until: session === null ? 0 : holdsUntil(session, Date.parse(at)) }
  }
}

function holdsUntil({ expiresAt, lastSeenAt, provenAt }: SessionRow, now: number): number {
  const proven = Date.parse(provenAt)
  const touch = Date.parse(lastSeenAt) + policy.sessionTouch
  // A proof from the future becomes fresh (`proofIsFresh`), one that is fresh grows old.
  const turns = [proven - proofLastsMs, proven + proofLastsMs + 1].filter((turn) => turn > now)
  return Math.min(touch, Date.parse(expiresAt), ...turns)
}
