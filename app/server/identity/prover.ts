import type { Viewer } from '~/domain/people'
import type { Prover } from '~/reports/types-acting'
import type { IdentityContext } from './identity'

/** What the forms of a page have to know to ask for a proof of who sends them. */
export function proverOf({ identity }: IdentityContext, viewer: Viewer): Prover {
  return { name: viewer.name, fresh: identity.proofIsFresh(viewer), second: identity.needsCode(viewer.memberId) }
}
