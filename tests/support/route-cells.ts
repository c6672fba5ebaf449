import { refusalOfDeed, roles, type Viewer } from '~/domain/people'
import type { Asks, RouteRule } from '~/server/route-rules'
import type { Asker } from './page-server'

/** What an address does with who asks. */
export type Cell = 'lets in' | 'asks to sign in' | 'may not' | 'no such method' | string

const tokens: Partial<Record<Asker, Viewer['token']>> = {
  'read token': { id: 1, scopes: ['read'] },
  'evidence token': { id: 2, scopes: ['evidence:write'] },
}

function viewerFor(who: Asker): Viewer | null {
  if (who === 'anonymous') return null
  const token = tokens[who] ?? null
  const role = roles.find((one) => one === who) ?? 'developer'
  return { memberId: 1, name: 'x', displayName: 'x', role, signsAs: [], provenAt: null, token }
}

/** What the rule of an address says about one asker. */
export function expectedCell(rule: RouteRule, method: 'GET' | 'POST', who: Asker, isPrivate: boolean): Cell {
  const asks: Asks | null = method === 'GET' ? rule.get : rule.post
  if (asks === null) return 'no such method'
  // The tests ask from this machine.
  if (asks === 'anyone' || asks === 'machine') return 'lets in'
  const viewer = viewerFor(who)
  if (isPrivate && viewer === null) return 'asks to sign in'
  if (isPrivate && method === 'GET' && who === 'evidence token') return 'may not'
  if (asks === 'reader') return 'lets in'
  if (asks === 'member') return viewer !== null && viewer.token === null ? 'lets in' : 'asks to sign in'
  const refusals = asks.map((deed) => refusalOfDeed(viewer, deed, null))
  if (refusals.includes(null)) return 'lets in'
  return refusals.includes('sign_in_needed') ? 'asks to sign in' : 'may not'
}

/** What an answer amounts to. A form that was let in and found wanting is let in. */
export async function cellOf(answer: Response): Promise<Cell> {
  const { status } = answer
  const text = await answer.text()
  const location = answer.headers.get('location') ?? ''
  if (status >= 500) return `breaks with ${status}`
  if (status === 405) return 'no such method'
  if (status === 401 || location.startsWith('/sign-in?')) return 'asks to sign in'
  if (location.startsWith('/confirm')) return 'asks for a proof that was just given'
  const barred = /Not with this role|This address cannot be read|_may_not"|^Refused|Reading here needs a member/.test(
    text,
  )
  return status === 403 && barred ? 'may not' : 'lets in'
}

/** An address of the small program for every open part of a path; made up where nothing fits. */
export function exampleOf(path: string, known: Record<string, string>): string {
  return path
    .split('/')
    .map((part) => {
      if (part.startsWith(':')) return known[`${path} ${part}`] ?? known[part] ?? 'nothing-of-that-name'
      return part === '*' ? (known[path] ?? 'nothing/of-that-name') : part
    })
    .join('/')
}
