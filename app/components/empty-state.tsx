import type { ReactNode } from 'react'
import { MomentLink } from './moment-link'

interface EmptyStateProps {
  title: string
  /** Where a document would say it: leads to how a tracker is read. */
  teach?: boolean
  children?: ReactNode
}

/** Says what is missing and why; never a blank. */
export function EmptyState({ title, teach = false, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children}
      {teach ? (
        <>
          {' '}
          <MomentLink to="/help/first-steps">How a tracker is read</MomentLink>
        </>
      ) : null}
    </div>
  )
}
