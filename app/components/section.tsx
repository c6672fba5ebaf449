import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  id?: string
  /** Right of the heading: a link or a short remark. */
  aside?: ReactNode
  children: ReactNode
}

export function Section({ title, id, aside, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <div className="section-head">
        <h2>{title}</h2>
        {aside === undefined || aside === null ? null : <span className="aside">{aside}</span>}
      </div>
      {children}
    </section>
  )
}
