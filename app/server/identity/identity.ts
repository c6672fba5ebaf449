import { type Deed, proofIsFresh, type Viewer } from '~/domain/people'
import type { AssayDatabase } from '~db/client.server'
import { accountOf, changePassword } from './account'
import { issueOwnerLink, openLink, takeLink } from './links'
import { type Office, openOffice } from './office'
import type { PasswordHasher } from './password'
import { requireDeed, requireMember } from './require-deed'
import { confirm, needsCode, sessionOf, signIn, signOut } from './sign-in'
import { credentialsOf, identify } from './viewer'

export interface IdentityOptions {
  db: AssayDatabase
  /** For tests that count. */
  hasher?: PasswordHasher
  /** Where people reach the server, where that is not the address it listens on; https makes cookies Secure. */
  publicUrl?: string | null
  /** Reading needs a member. */
  readersAreMembers?: boolean
}

/** Who may do what, in one object: made once per server, handed to loaders per request. */
export function createIdentity(options: IdentityOptions) {
  const { db, hasher, publicUrl = null, readersAreMembers = false } = options
  const office: Office = openOffice({ db, publicUrl, ...(hasher === undefined ? {} : { hasher }) })
  return { office, readersAreMembers, publicUrl, ownerLink: () => issueOwnerLink(office) }
}

export type Identity = ReturnType<typeof createIdentity>

/** Member by session or token; null for a stranger. */
export function viewerOf({ office }: Identity, request: Request): Viewer | null {
  const input = { names: office.names, credentials: credentialsOf(request), at: office.now() }
  const who = identify(office.db, input)
  return who === null ? null : who.viewer
}

/** What loaders and actions may ask, bound to where the request comes from; `seen` hears who it turned out to be. */
export function identityContext(identity: Identity, address: string, seen: (viewer: Viewer) => void = () => {}) {
  const { office, readersAreMembers, publicUrl } = identity
  const viewer = (request: Request) => {
    const who = viewerOf(identity, request)
    if (who !== null) seen(who)
    return who
  }
  return {
    viewer,
    readersAreMembers,
    requireDeed: (request: Request, deed: Deed) => requireDeed(request, viewer(request), deed, office.now()),
    /** A member who is signed in, whatever the role; a token will not do. */
    requireMember: (request: Request) => requireMember(request, viewer(request)),
    identity: {
      office,
      signIn: (request: Request, given: Parameters<typeof signIn>[2]) => signIn(office, { request, address }, given),
      signOut: (request: Request) => signOut(office, request),
      confirm: (request: Request, given: Parameters<typeof confirm>[2]) => confirm(office, request, given),
      needsCode: (memberId: number) => needsCode(office, memberId),
      proofIsFresh: (who: Viewer) => proofIsFresh(who, office.now()),
      account: (request: Request, who: Viewer) => {
        const session = sessionOf(office, request)
        return accountOf(office, who, session === null ? null : session.hash)
      },
      changePassword: (request: Request, given: Parameters<typeof changePassword>[2]) =>
        changePassword(office, { request, address }, given),
      publicUrl,
      openLink: (secret: string) => openLink(office, secret),
      takeLink: (request: Request, given: Parameters<typeof takeLink>[2]) =>
        takeLink(office, { request, address }, given),
    },
  }
}

export type IdentityContext = ReturnType<typeof identityContext>
