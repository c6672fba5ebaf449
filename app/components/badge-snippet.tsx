import type { BadgeView } from '~/reports/badge-view'

/** The badge as it looks, and the line to copy. */
export function BadgeSnippet({ badge }: { badge: BadgeView }) {
  return (
    <div className="badge-snippet">
      <img src={badge.src} alt={badge.alt} height="20" loading="lazy" />
      <code>{badge.markdown}</code>
    </div>
  )
}
