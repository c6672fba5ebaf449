import { type Deed, deeds, may } from '~/domain/people'
import type { AssayContext } from '../context'
import { pageOf, signInPath } from '../identity/require-deed'

/** Who looks at a page with forms, and which of them are theirs. */
export interface Acting {
  /** Sign-in name; null for strangers and tokens. */
  name: string | null
  role: string | null
  signsAs: string[]
  deeds: Deed[]
  /** The proof is fresh: no form has to ask for it. */
  fresh: boolean
  /** A code may stand in for the password. */
  second: boolean
  signInHref: string
  /** Where the page is read as of a past moment: the same page now. Acts are recorded now and shown there. */
  nowHref: string | null
  /** Where forms go: the page without its answer to an earlier one. */
  action: string
  /** What was just done. */
  did: string | null
}

export function actingOf(context: AssayContext, request: Request): Acting {
  const viewer = context.viewer(request)
  const member = viewer === null || viewer.token !== null ? null : viewer
  const here = pageOf(request)
  return {
    name: member === null ? null : member.name,
    role: member === null ? null : member.role,
    signsAs: member === null ? [] : [...new Set([...member.signsAs, member.role])],
    deeds: member === null ? [] : deeds.filter((deed) => may(member.role, deed)),
    fresh: member !== null && context.identity.proofIsFresh(member),
    second: member !== null && context.identity.needsCode(member.memberId),
    signInHref: signInPath(without(here, ['did'])),
    nowHref: new URL(request.url).searchParams.get('as-of') === null ? null : without(here, ['as-of', 'did']),
    action: `${without(here, ['did', 'rule'])}#acts`,
    did: new URL(request.url).searchParams.get('did'),
  }
}

function without(path: string, names: string[]): string {
  const url = new URL(path, 'http://own.invalid')
  for (const name of names) url.searchParams.delete(name)
  return `${url.pathname}${url.search}`
}
