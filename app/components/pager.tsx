import type { Pages } from '~/reports/types-evidence'
import { PageLink } from './page-link'

interface PagerProps {
  pages: Pages | null
  label: string
  previous?: string
  next?: string
}

export function Pager({ pages, label, previous = 'previous', next = 'next' }: PagerProps) {
  if (pages === null) return null
  return (
    <nav className="pager" aria-label={label}>
      {pages.previousHref === null ? <span /> : <PageLink to={pages.previousHref}>← {previous}</PageLink>}
      <span className="secondary">{pages.text}</span>
      {pages.nextHref === null ? <span /> : <PageLink to={pages.nextHref}>{next} →</PageLink>}
    </nav>
  )
}
