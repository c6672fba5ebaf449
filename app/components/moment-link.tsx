import { useInRouterContext, useLocation } from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { MarkedSearch, PageLink } from './page-link'

/** The path with `?as-of=` and `?program=` of the current address; a fragment stays at the end. */
export function withMoment(path: string, search: string): string {
  const current = new URLSearchParams(search)
  const kept = new URLSearchParams()
  for (const name of ['as-of', 'program']) {
    const value = current.get(name)
    if (value !== null) kept.set(name, value)
  }
  const [before, hash] = path.split('#')
  const query = kept.toString()
  return `${before}${query === '' ? '' : `?${query}`}${hash === undefined ? '' : `#${hash}`}`
}

interface MomentLinkProps {
  to: string
  children: ReactNode
}

/** A link that the page itself makes (reports make their own) and that stays in the same moment. */
export function MomentLink(props: MomentLinkProps) {
  return useInRouterContext() ? <LinkFromHere {...props} /> : <LinkFromMarkup {...props} />
}

function LinkFromHere({ to, children }: MomentLinkProps) {
  return <PageLink to={withMoment(to, useLocation().search)}>{children}</PageLink>
}

function LinkFromMarkup({ to, children }: MomentLinkProps) {
  return <PageLink to={withMoment(to, useContext(MarkedSearch))}>{children}</PageLink>
}
