import type { ReactNode } from 'react'
import { MomentLink } from './moment-link'

interface PageHeadProps {
  title: string
  crumbs?: { label: string; href: string }[]
  /** Beside the title: stamp and facts. */
  standing?: ReactNode
  lede?: ReactNode
}

export function PageHead({ title, crumbs = [], standing, lede }: PageHeadProps) {
  return (
    <div className="page-head">
      {crumbs.length === 0 ? null : (
        <nav aria-label="Breadcrumb">
          <ol className="crumbs secondary">
            {crumbs.map((crumb) => (
              <li key={crumb.href}>
                <MomentLink to={crumb.href.split('?')[0] as string}>{crumb.label}</MomentLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1>{title}</h1>
      {standing === undefined ? null : <div className="standing">{standing}</div>}
      {lede === undefined || lede === null ? null : <p className="lede">{lede}</p>}
    </div>
  )
}
