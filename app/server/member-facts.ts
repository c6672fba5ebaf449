import type { Request } from 'express'
import { proofIsFresh } from '~/domain/people'
import { countUnread } from '~db/queries/notices'
import type { Identity } from './identity/identity'
import { needsCode } from './identity/sign-in'
import { identify } from './identity/viewer'
import { ruleOf } from './route-rules'

/** A member's own view of a page: who looks, and all that their page shows of them beside the data. */
export interface MemberFacts {
  memberId: number
  facts: string
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
    const who = identify(office.db, { names: office.names, credentials, at: office.now() })
    if (who === null) return null
    const { viewer } = who
    const { memberId, name, displayName, role, signsAs } = viewer
    const fresh = proofIsFresh(viewer, office.now())
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
    return { memberId, facts }
  }
}
