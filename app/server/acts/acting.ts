import { deeds, may } from '~/domain/people'
import type { Looking } from '~/reports/grants'
import type { Acting } from '~/reports/types-acting'
import type { AssayContext } from '../context'
import { pageOf, signInPath } from '../identity/require-deed'

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
    action: `${without(here, ['did', 'rule', 'read'])}#acts`,
    did: new URL(request.url).searchParams.get('did'),
  }
}

function without(path: string, names: string[]): string {
  const url = new URL(path, 'http://own.invalid')
  for (const name of names) url.searchParams.delete(name)
  return `${url.pathname}${url.search}`
}

/** Whose offers the reports work out: nobody's where the page is of the past or the reader a stranger. */
export function lookingOf(context: AssayContext, request: Request): Looking {
  const viewer = context.viewer(request)
  const past = new URL(request.url).searchParams.get('as-of') !== null
  return { actor: past || viewer === null || viewer.token !== null ? null : viewer, now: context.identity.office.now() }
}
