import { Link } from '@remix-run/react'
import type { Pages } from '~/reports/types-evidence'

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
      {pages.previousHref === null ? <span /> : <Link to={pages.previousHref}>← {previous}</Link>}
      <span className="secondary">{pages.text}</span>
      {pages.nextHref === null ? <span /> : <Link to={pages.nextHref}>{next} →</Link>}
    </nav>
  )
}
