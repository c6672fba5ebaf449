import type { ReactNode } from 'react'

interface ScrollProps {
  label: string
  /** On a narrow screen each row is an entry of its own, its cells named by their `data-label`. */
  cards?: boolean
  children: ReactNode
}

/** A wide table that scrolls on its own, reachable by keyboard. */
export function Scroll({ label, cards = false, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className={cards ? 'scroll-x as-cards' : 'scroll-x'} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
