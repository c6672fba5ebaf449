import { Link, useInRouterContext } from '@remix-run/react'
import { createContext, type ReactNode } from 'react'

/** The query of the address for which markup is made outside of any page. */
export const MarkedSearch = createContext('')

interface PageLinkProps {
  to: string
  prefetch?: 'intent'
  className?: string
  title?: string
  children: ReactNode
}

/** A link of the router; in markup that is made outside of any page what such a link leaves there: see LinkedMarkup. */
export function PageLink({ to, prefetch, ...rest }: PageLinkProps) {
  if (useInRouterContext()) return <Link to={to} prefetch={prefetch} {...rest} />
  return <a data-discover="true" data-prefetch={prefetch} href={to} {...rest} />
}
