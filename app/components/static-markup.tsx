import { createContext, type RefObject, useContext, useState } from 'react'

/** Markup that a loader left for this answer; null in the browser. */
export const MarkupContext = createContext<string | null>(null)

interface StaticMarkupProps {
  markup: string | null
  className: string
  /** The element that holds the markup, for what listens in it. */
  holder?: RefObject<HTMLDivElement>
}

/**
 * Markup made on the server and never changed by a script. On a first visit it stands in the page and
 * is left alone when React takes over (`markup` is null then); on a visit from another page it comes
 * with the data.
 */
export function StaticMarkup({ markup, className, holder }: StaticMarkupProps) {
  const left = useContext(MarkupContext)
  const [standing] = useState(inThePage)
  const html = markup ?? left ?? standing
  return (
    <div
      ref={holder}
      className={className}
      data-markup=""
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped and sanitised where it is made
      dangerouslySetInnerHTML={{ __html: html === null ? '' : html }}
    />
  )
}

/**
 * What the server left in the page: where something else has changed the page before React took over,
 * React makes all of it again, and has this markup nowhere else.
 */
function inThePage(): string | null {
  if (typeof document === 'undefined') return null
  const found = document.querySelector('[data-markup]')
  return found === null ? null : found.innerHTML
}
