import { createContext, useContext } from 'react'

/** Markup that a loader left for this answer; null in the browser. */
export const MarkupContext = createContext<string | null>(null)

/**
 * Markup made on the server and never changed by a script. On a first visit it stands in the page and
 * is left alone when React takes over (`markup` is null then); on a visit from another page it comes
 * with the data.
 */
export function StaticMarkup({ markup, className }: { markup: string | null; className: string }) {
  const left = useContext(MarkupContext)
  const html = markup === null ? left : markup
  return (
    <div
      className={className}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped and sanitised where it is made
      dangerouslySetInnerHTML={{ __html: html === null ? '' : html }}
    />
  )
}
